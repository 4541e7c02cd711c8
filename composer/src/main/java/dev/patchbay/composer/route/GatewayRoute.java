package dev.patchbay.composer.route;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.telemetry.RouteTimer;
import dev.patchbay.composer.upstream.Upstream;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;

/**
 * A route as Spring Cloud Gateway knows it, with all that is known of its requests beforehand.
 *
 * @param route the exposed operation
 * @param upstream the service that it leads to
 * @param timer measures its requests
 * @param filters its filters, with the forwarding at the end
 * @param gatewayRoute the route for filters written for the framework
 */
public record GatewayRoute(
        ExposedRoute route, Upstream upstream, RouteTimer timer, GatewayFilterChain filters, Route gatewayRoute)
        implements RouteTarget {

    static GatewayRoute of(ExposedRoute route, Upstream upstream, RouteTimer timer, GatewayFilterChain filters) {
        Route gatewayRoute = Route.async()
                .id(route.id())
                .uri(route.service().url())
                .predicate(exchange -> true)
                .build();
        return new GatewayRoute(route, upstream, timer, filters, gatewayRoute);
    }
}
