package dev.patchbay.composer.route;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.telemetry.RouteTimer;
import dev.patchbay.composer.upstream.Upstream;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;

/**
 * A route as Spring Cloud Gateway knows it, with all that is known beforehand about its requests.
 *
 * @param route what is exposed
 * @param upstream where it goes
 * @param timer how long its requests take
 * @param filters what its requests go through, the call of the service at the end
 * @param gatewayRoute what filters written for the framework know of it
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
