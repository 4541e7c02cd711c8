package dev.patchbay.composer.proxy;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;

/** Runs the filters that a route was made with, instead of collecting and sorting them for every request. */
public final class OrderedFilters extends FilteringWebHandler {

    public OrderedFilters() {
        super(List.of(), false);
    }

    @Override
    @SuppressWarnings("unchecked") // the only writer of this key is GatewayRoute
    protected List<GatewayFilter> getCombinedFilters(Route route) {
        return (List<GatewayFilter>) java.util.Objects.requireNonNull(
                route.getMetadata().get(GatewayRoute.FILTERS), "a route that this composer did not make");
    }
}
