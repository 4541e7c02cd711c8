package dev.patchbay.composer.web;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rendition;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code /}: where to go from here, for people in HTML and for programs in JSON. */
@SuppressWarnings("InlineFormatString") // a page reads better as a whole
final class StartPage {

    private static final String PAGE = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>%1$s</title><link rel="stylesheet" href="/docs/start.css"></head>
        <body><main>
        <h1>%1$s <small>%2$s</small></h1>
        <p><a href="/docs">API reference</a> &middot; <a href="/openapi.json">openapi.json</a> &middot;
        <a href="/openapi.yaml">openapi.yaml</a></p>
        <table><caption>%3$d operations</caption>
        <thead><tr><th>Method</th><th>Path</th><th>Service</th></tr></thead>
        <tbody>
        %4$s</tbody></table>
        </main></body></html>
        """;

    private final LivePlatform live;

    StartPage(LivePlatform live) {
        this.live = live;
    }

    Mono<ServerResponse> serve(ServerRequest request) {
        Platform platform = live.current();
        boolean html = request.headers().accept().stream()
                .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
        Rendition page = html
                ? Rendition.of("text/html;charset=UTF-8", page(platform).getBytes(StandardCharsets.UTF_8))
                : Rendition.of("application/json", JsonMapper.shared().writeValueAsBytes(links(platform)));
        return Pages.unlessKnown(
                request,
                page.etag(),
                ServerResponse.ok()
                        .eTag(page.etag())
                        .cacheControl(CacheControl.noCache())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                        .contentType(MediaType.parseMediaType(page.mediaType()))
                        .bodyValue(page.content()));
    }

    private static Map<String, Object> links(Platform platform) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("title", title(platform));
        links.put("version", version(platform));
        links.put("openapi", List.of("/openapi.json", "/openapi.yaml"));
        links.put("docs", "/docs");
        links.put("operations", platform.routes().size());
        return links;
    }

    private static String page(Platform platform) {
        StringBuilder rows = new StringBuilder();
        for (RouteEntry route : platform.api().routes()) {
            rows.append("<tr><td>%s</td><td><code>%s</code></td><td>%s</td></tr>%n"
                    .formatted(
                            HtmlUtils.htmlEscape(route.method()),
                            HtmlUtils.htmlEscape(route.path()),
                            HtmlUtils.htmlEscape(route.service())));
        }
        return PAGE.formatted(
                HtmlUtils.htmlEscape(title(platform)),
                HtmlUtils.htmlEscape(version(platform)),
                platform.routes().size(),
                rows);
    }

    private static String title(Platform platform) {
        String title = platform.config().api().info().text("title");
        return title == null ? "Platform API" : title;
    }

    private static String version(Platform platform) {
        String version = platform.config().api().info().text("version");
        return version == null ? "" : version;
    }
}
