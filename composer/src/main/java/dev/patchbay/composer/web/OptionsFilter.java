package dev.patchbay.composer.web;

import dev.patchbay.composer.config.Cors;
import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.ReservedPaths;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.routing.Lookup;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Responds to OPTIONS for every exposed path (RFC 9110, 9.3.7), a browser's preflight among them, and gives the
 * responses to allowed origins the fields that let a page read them (Fetch Standard, CORS protocol). What is allowed is
 * in composer.yml; a preflight only ever names methods that are exposed.
 */
public final class OptionsFilter implements WebFilter {

    /** Asks the route table which methods there are. */
    private static final String NO_METHOD = "";

    private final LivePlatform live;

    public OptionsFilter(LivePlatform live) {
        this.live = live;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        Platform platform = live.current();
        Cors cors = platform.config().cors();
        if (cors.isEnabled()) {
            allowOrigin(
                    cors,
                    request.getHeaders().getOrigin(),
                    exchange.getResponse().getHeaders());
        }
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            Lookup.OtherMethods<RouteTarget> methods =
                    methods(platform, request.getURI().getRawPath(), cors.isEnabled() && isPreflight(request));
            if (methods != null) {
                return respond(exchange, cors, methods.allowed());
            }
        }
        return chain.filter(exchange);
    }

    /**
     * Such a question of a browser's comes without a token and is about the platform, also where a service has an
     * OPTIONS.
     */
    private static boolean isPreflight(ServerHttpRequest request) {
        return request.getHeaders().getOrigin() != null && request.getHeaders().getAccessControlRequestMethod() != null;
    }

    /** Null when nothing is at the path, or an operation of its own takes OPTIONS. */
    private static Lookup.@Nullable OtherMethods<RouteTarget> methods(
            Platform platform, String path, boolean preflight) {
        if (ReservedPaths.contains(path)) {
            return new Lookup.OtherMethods<>(new TreeSet<>(Set.of("GET")));
        }
        return platform.routes().lookup(preflight ? NO_METHOD : "OPTIONS", path)
                        instanceof Lookup.OtherMethods<RouteTarget> methods
                ? methods
                : null;
    }

    private static void allowOrigin(Cors cors, @Nullable String origin, HttpHeaders headers) {
        boolean any = cors.origins().contains("*");
        if (!any) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (origin == null || (!any && !cors.origins().contains(origin))) {
            return;
        }
        headers.setAccessControlAllowOrigin(any ? "*" : origin);
        if (cors.credentials()) {
            headers.setAccessControlAllowCredentials(true);
        }
        if (!cors.exposedHeaders().isEmpty()) {
            headers.setAccessControlExposeHeaders(cors.exposedHeaders());
        }
    }

    private static Mono<Void> respond(ServerWebExchange exchange, Cors cors, SortedSet<String> methods) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders asked = exchange.getRequest().getHeaders();
        HttpHeaders headers = response.getHeaders();
        headers.set(HttpHeaders.ALLOW, String.join(", ", methods));
        if (cors.isEnabled()) {
            headers.add(
                    HttpHeaders.VARY,
                    HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD + ", " + HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        }
        if (headers.getAccessControlAllowOrigin() != null && asked.getAccessControlRequestMethod() != null) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", methods));
            String wanted = asked.getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
            if (!cors.headers().isEmpty()) {
                headers.setAccessControlAllowHeaders(cors.headers());
            } else if (wanted != null) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
            headers.setAccessControlMaxAge(cors.maxAge());
        }
        response.setStatusCode(HttpStatus.NO_CONTENT);
        return response.setComplete();
    }
}
