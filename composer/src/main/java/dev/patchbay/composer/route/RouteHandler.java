package dev.patchbay.composer.route;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.ReservedPaths;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.routing.Lookup;
import dev.patchbay.composer.routing.RouteTrie;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.util.SortedSet;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a request in the platform's table, in place of asking every route in turn, and runs its filters.
 * HEAD is served wherever GET is exposed (RFC 9110, 9.3.2), OPTIONS wherever anything is (9.3.7); a path whose other
 * methods are exposed is 405 with {@code Allow}. Everything else is left to the composer's own pages, and then to a
 * 404.
 */
public final class RouteHandler implements WebHandler {

    private final LivePlatform live;
    private final WebHandler pages;

    /** @param pages serves what has no route */
    public RouteHandler(LivePlatform live, WebHandler pages) {
        this.live = live;
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (ReservedPaths.contains(path)) {
            return pages.handle(exchange);
        }
        Platform platform = live.current();
        String method = exchange.getRequest().getMethod().name();
        Lookup<RouteTarget> found = lookup(platform.routes(), method, path);
        return switch (found) {
            case Lookup.Match<RouteTarget>(GatewayRoute target, String[] values) -> {
                String upstreamPath = target.route().upstreamPath(path, values);
                if (upstreamPath == null) {
                    yield pages.handle(exchange);
                }
                RequestContext.of(exchange).setMatch(new RouteMatch(platform, target, values, upstreamPath));
                exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, target.gatewayRoute());
                yield target.filters().filter(exchange);
            }
            case Lookup.Match<RouteTarget> other ->
                throw new IllegalStateException("a route that this composer did not bind: "
                        + other.target().route());
            case Lookup.OtherMethods<RouteTarget> others -> Mono.error(notAllowed(others.allowed()));
            case Lookup.Nothing<RouteTarget>() -> pages.handle(exchange);
        };
    }

    private static Lookup<RouteTarget> lookup(RouteTrie<RouteTarget> routes, String method, String path) {
        Lookup<RouteTarget> found = routes.lookup(method, path);
        return method.equals("HEAD") && !(found instanceof Lookup.Match) ? routes.lookup("GET", path) : found;
    }

    private static ProblemException notAllowed(SortedSet<String> allowed) {
        String all = String.join(", ", allowed);
        return new ProblemException(
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path has other methods: " + all + ".")
                        .withHeader("Allow", all));
    }
}
