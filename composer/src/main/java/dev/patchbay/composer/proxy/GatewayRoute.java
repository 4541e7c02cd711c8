package dev.patchbay.composer.proxy;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RouteTarget;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.Route;

/**
 * A route as Spring Cloud Gateway knows it, with its filters put in order beforehand.
 *
 * @param route what is exposed
 * @param upstream where it goes
 * @param gatewayRoute what the framework's mapping hands to its handler
 * @param filters the global ones and the terminal one, in the order in which they run
 */
record GatewayRoute(ExposedRoute route, Upstream upstream, Route gatewayRoute, List<GatewayFilter> filters)
        implements RouteTarget {

    /** Under this key the framework's route carries its filters to {@link OrderedFilters}. */
    static final String FILTERS = "patchbay.filters";

    static GatewayRoute of(ExposedRoute route, Upstream upstream, List<GatewayFilter> filters) {
        Route gatewayRoute = Route.async()
                .id(route.id())
                .uri(route.service().url())
                .predicate(exchange -> true)
                .metadata(FILTERS, filters)
                .build();
        return new GatewayRoute(route, upstream, gatewayRoute, filters);
    }
}
