package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RequiredScopes;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.security.ScopeCheck;
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
    private final String scopeClaim;
    private final List<GatewayFilter> open;
    private final List<GatewayFilter> guarded;

    /**
     * Makes a binder.
     *
     * @param globalFilters those on the class path beside the composer's own
     * @param guard comes first on routes that need a token
     * @param scopeClaim the claim that says what a token may do
     */
    public RouteBinder(
            Upstreams upstreams,
            List<GlobalFilter> globalFilters,
            GatewayFilter guard,
            String scopeClaim,
            ForwardFilter forward) {
        this.upstreams = upstreams;
        this.scopeClaim = scopeClaim;
        List<GatewayFilter> ordered = new ArrayList<>();
        for (GlobalFilter filter : globalFilters) {
            ordered.add(new OrderedGatewayFilter(filter::filter, order(filter)));
        }
        AnnotationAwareOrderComparator.sort(ordered);
        ordered.add(forward);
        this.open = List.copyOf(ordered);
        ordered.addFirst(guard);
        this.guarded = List.copyOf(ordered);
    }

    @Override
    public RouteTarget bind(ExposedRoute route) {
        List<GatewayFilter> filters = route.service().access() == Access.PUBLIC ? open : guarded;
        if (filters.equals(guarded) && !route.scopes().equals(RequiredScopes.NONE)) {
            filters = new ArrayList<>(guarded);
            filters.add(1, new ScopeCheck(route.scopes(), scopeClaim));
        }
        return GatewayRoute.of(route, upstreams.of(route.service()), filters);
    }

    private static int order(GlobalFilter filter) {
        return filter instanceof Ordered ordered
                ? ordered.getOrder()
                : OrderUtils.getOrder(filter.getClass(), Ordered.LOWEST_PRECEDENCE);
    }
}
