package dev.patchbay.composer.proxy;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.OwnPaths;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import dev.patchbay.composer.routing.Lookup;
import dev.patchbay.composer.routing.RouteTrie;
import dev.patchbay.composer.telemetry.RequestRecord;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.env.Environment;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a request in the platform's table, in place of asking every route in turn. HEAD is answered wherever
 * GET is exposed (RFC 9110, 9.3.2), OPTIONS wherever anything is (9.3.7), a path whose other methods are exposed is 405 with
 * {@code Allow}. Everything else is left to the composer's own pages, and then to a 404.
 */
public final class PlatformHandlerMapping extends RoutePredicateHandlerMapping {

    /** Nearly every request is for a route, so routes are looked up before the composer's own pages. */
    private static final int BEFORE_OWN_PAGES = -2;

    private final LivePlatform live;

    public PlatformHandlerMapping(LivePlatform live, FilteringWebHandler handler, Environment environment) {
        super(handler, Flux::empty, new GlobalCorsProperties(), environment);
        this.live = live;
        setOrder(BEFORE_OWN_PAGES);
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        String path = exchange.getRequest().getURI().getRawPath();
        if (OwnPaths.contains(path)) {
            return Mono.empty();
        }
        Platform platform = live.current();
        String method = exchange.getRequest().getMethod().name();
        Lookup<RouteTarget> found = lookup(platform.routes(), method, path);
        return switch (found) {
            case Lookup.Match<RouteTarget>(GatewayRoute target, String[] values) -> {
                String upstreamPath = target.route().upstreamPath(path, values);
                if (upstreamPath == null) {
                    yield Mono.empty();
                }
                RequestRecord.of(exchange.getAttributes()).route(target.route());
                exchange.getAttributes()
                        .put(RouteMatch.ATTRIBUTE, new RouteMatch(platform, target, values, upstreamPath));
                yield Mono.just(target.gatewayRoute());
            }
            case Lookup.Match<RouteTarget> other ->
                throw new IllegalStateException("a route that this composer did not bind: "
                        + other.target().route());
            case Lookup.OtherMethods<RouteTarget>(SortedSet<String> allowed) -> Mono.error(notAllowed(allowed));
            case Lookup.Nothing<RouteTarget>() -> Mono.empty();
        };
    }

    private static Lookup<RouteTarget> lookup(RouteTrie<RouteTarget> routes, String method, String path) {
        Lookup<RouteTarget> found = routes.lookup(method, path);
        return method.equals("HEAD") && !(found instanceof Lookup.Match) ? routes.lookup("GET", path) : found;
    }

    private static ProblemException notAllowed(SortedSet<String> allowed) {
        return new ProblemException(Problem.of(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        "This path has other methods: " + String.join(", ", complete(allowed)) + ".")
                .with("Allow", String.join(", ", complete(allowed))));
    }

    /** With the methods that are there of themselves. */
    static SortedSet<String> complete(SortedSet<String> allowed) {
        SortedSet<String> all = new TreeSet<>(allowed);
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        all.add("OPTIONS");
        return all;
    }

    /** CORS is done before routing, by {@code OptionsFilter}, from composer.yml. */
    @Override
    protected @Nullable CorsConfiguration getCorsConfiguration(Object handler, ServerWebExchange exchange) {
        return null;
    }
}
