package dev.patchbay.composer.web;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.security.TokenCheck;
import java.net.URI;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The paths that the composer answers itself. */
public final class Pages {

    private static final String SWAGGER_UI = "META-INF/resources/webjars/swagger-ui/5.32.2/";

    private Pages() {}

    public static RouterFunction<ServerResponse> of(LivePlatform live, TokenCheck tokens) {
        Documents documents = new Documents(live, tokens);
        StartPage start = new StartPage(live);
        return RouterFunctions.route()
                .GET("/", start::serve)
                .GET("/openapi.json", documents::json)
                .GET("/openapi.yaml", documents::yaml)
                .GET("/docs", request -> file("docs/index.html", MediaType.TEXT_HTML))
                .GET(
                        "/docs/",
                        request -> ServerResponse.permanentRedirect(URI.create("/docs"))
                                .build())
                .GET("/docs/start.css", request -> file("docs/start.css", MediaType.valueOf("text/css")))
                .GET("/docs/docs.js", request -> file("docs/docs.js", MediaType.valueOf("text/javascript")))
                .GET(
                        "/docs/swagger-ui.css",
                        request -> file(SWAGGER_UI + "swagger-ui.css", MediaType.valueOf("text/css")))
                .GET(
                        "/docs/swagger-ui-bundle.js",
                        request -> file(SWAGGER_UI + "swagger-ui-bundle.js", MediaType.valueOf("text/javascript")))
                .GET("/composer.schema.json", Pages::schema)
                .build();
    }

    private static Mono<ServerResponse> schema(ServerRequest request) {
        return file("composer.schema.json", MediaType.valueOf("application/schema+json"));
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        Resource resource = new ClassPathResource(name);
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                .bodyValue(resource);
    }
}
