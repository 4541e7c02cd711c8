package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RouteTarget;
import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.annotation.OrderUtils;

/** Makes a gateway route of an exposed one: filters that somebody added first, in their order, and then the call. */
public final class RouteBinder implements RouteTarget.Binder {

    private final Upstreams upstreams;
    private final List<GatewayFilter> others;
    private final Checks checks;
    private final ForwardFilter forward;

    /**
     * What a request has to pass before it is forwarded.
     *
     * @param token on routes that need one
     * @param plans on routes that ask for a plan or for scopes
     * @param validation on routes that are held to the document
     */
    public record Checks(GatewayFilter token, GatewayFilter plans, GatewayFilter validation) {}

    /**
     * Makes a binder.
     *
     * @param globalFilters those on the class path beside the composer's own
     * @param checks come before those, each on the routes that have a use for it
     */
    public RouteBinder(Upstreams upstreams, List<GlobalFilter> globalFilters, Checks checks, ForwardFilter forward) {
        this.upstreams = upstreams;
        List<GatewayFilter> ordered = new ArrayList<>();
        for (GlobalFilter filter : globalFilters) {
            ordered.add(new OrderedGatewayFilter(filter::filter, order(filter)));
        }
        AnnotationAwareOrderComparator.sort(ordered);
        this.others = List.copyOf(ordered);
        this.checks = checks;
        this.forward = forward;
    }

    @Override
    public RouteTarget bind(ExposedRoute route) {
        return GatewayRoute.of(route, upstreams.of(route.service(), route.calls()), filters(route));
    }

    /** Only those that the route has a use for, so that what is not configured costs nothing. */
    private List<GatewayFilter> filters(ExposedRoute route) {
        List<GatewayFilter> filters = new ArrayList<>();
        if (route.service().access() != Access.PUBLIC) {
            filters.add(checks.token());
            if (route.permission().asksForMoreThanAToken()) {
                filters.add(checks.plans());
            }
        }
        if (route.validator() != null) {
            filters.add(checks.validation());
        }
        filters.addAll(others);
        filters.add(forward);
        return List.copyOf(filters);
    }

    private static int order(GlobalFilter filter) {
        return filter instanceof Ordered ordered
                ? ordered.getOrder()
                : OrderUtils.getOrder(filter.getClass(), Ordered.LOWEST_PRECEDENCE);
    }
}
