package dev.patchbay.composer.web;

import dev.patchbay.composer.checks.TokenFilter;
import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Rendition;
import dev.patchbay.composer.platform.ReservedPaths;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.TokenSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The composer's own pages at {@link ReservedPaths}: GET and HEAD (RFC 9110, 9.3.2), with an ETag, so that a client
 * that has it already gets 304 (13.1.2). Any other method is 405; OPTIONS is {@link OptionsFilter}'s.
 */
public final class Pages {

    static final String METHODS = "GET, HEAD, OPTIONS";

    private static final String SWAGGER_UI_VERSION = swaggerUiVersion();
    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/" + SWAGGER_UI_VERSION + "/";

    private Pages() {}

    /** Reads the version of the library, which is part of the paths in it. */
    private static String swaggerUiVersion() {
        Properties properties = new Properties();
        try (InputStream in =
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties").getInputStream()) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }

    public static RouterFunction<ServerResponse> of(LivePlatform live, TokenFilter tokens, TokenSettings settings) {
        Documents documents = new Documents(live, tokens, settings);
        StartPage start = new StartPage(live);
        RouterFunctions.Builder pages = RouterFunctions.route();
        add(pages, ReservedPaths.START, start::serve);
        add(pages, ReservedPaths.JSON, documents::json);
        add(pages, ReservedPaths.YAML, documents::yaml);
        add(pages, ReservedPaths.SCHEMA, file("composer.schema.json", "application/schema+json"));
        add(pages, ReservedPaths.DOCS, file("docs/index.html", "text/html;charset=UTF-8"));
        add(
                pages,
                "/docs/",
                request -> ServerResponse.permanentRedirect(URI.create(ReservedPaths.DOCS))
                        .build());
        add(pages, "/docs/start.css", file("docs/start.css", "text/css"));
        add(pages, "/docs/docs.js", file("docs/docs.js", "text/javascript"));
        add(pages, "/docs/swagger-ui.css", library("swagger-ui.css", "text/css"));
        add(pages, "/docs/swagger-ui-bundle.js", library("swagger-ui-bundle.js", "text/javascript"));
        return pages.build();
    }

    private static void add(RouterFunctions.Builder pages, String path, HandlerFunction<ServerResponse> page) {
        pages.route(
                RequestPredicates.path(path)
                        .and(RequestPredicates.method(HttpMethod.GET).or(RequestPredicates.method(HttpMethod.HEAD))),
                page);
        pages.route(RequestPredicates.path(path), request -> Mono.error(notAllowed()));
    }

    private static ProblemException notAllowed() {
        return new ProblemException(
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path has other methods: " + METHODS + ".")
                        .withHeader("Allow", METHODS));
    }

    /** 304 when the caller has this version already, else what {@code otherwise} makes. */
    static Mono<ServerResponse> unlessKnown(ServerRequest request, String etag, Mono<ServerResponse> otherwise) {
        if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains("*")) { // which the framework takes for a tag
            return ServerResponse.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
        }
        return request.checkNotModified(etag).switchIfEmpty(otherwise);
    }

    private static HandlerFunction<ServerResponse> file(String name, String type) {
        Rendition file = Rendition.of(type, content(name));
        return request -> unlessKnown(request, file.etag(), page(file.etag(), type, file.content()));
    }

    /** Large files, which are read when they are asked for. */
    private static HandlerFunction<ServerResponse> library(String name, String type) {
        String etag = "\"" + name + "-" + SWAGGER_UI_VERSION + "\"";
        return request -> unlessKnown(request, etag, page(etag, type, new ClassPathResource(SWAGGER_UI + name)));
    }

    private static byte[] content(String name) {
        try {
            return new ClassPathResource(name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the composer's own " + name + " is not on its class path", e);
        }
    }

    private static Mono<ServerResponse> page(String etag, String type, Object body) {
        return Mono.defer(() -> ServerResponse.ok()
                .contentType(MediaType.parseMediaType(type))
                .eTag(etag)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                .bodyValue(body));
    }
}
