package dev.patchbay.composer.route;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.RouteTarget;
import dev.patchbay.composer.telemetry.RouteTimer;
import dev.patchbay.composer.upstream.Upstreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.core.annotation.OrderUtils;
import reactor.core.publisher.Mono;

/**
 * Binds exposed routes to their filters: the checks first, then filters beside the composer's own, in their order, then
 * the forwarding.
 */
public final class RouteBinder implements RouteTarget.Binder {

    private final Upstreams upstreams;
    private final Function<ExposedRoute, RouteTimer> timers;
    private final Checks checks;
    private final GatewayFilterChain afterChecks;
    private final Map<List<GatewayFilter>, GatewayFilterChain> chains = new ConcurrentHashMap<>();

    /**
     * The checks of a request before it is forwarded.
     *
     * @param token on routes that need one
     * @param plans on routes that ask for a plan or for scopes
     * @param validation on routes that are held to the document
     */
    public record Checks(GatewayFilter token, GatewayFilter plans, GatewayFilter validation) {}

    /**
     * Makes a binder.
     *
     * @param timers measure the requests of a route
     * @param checks come first, each on the routes that have a use for it
     * @param globalFilters those on the class path beside the composer's own
     * @param forward the end of every chain, which calls the service
     */
    public RouteBinder(
            Upstreams upstreams,
            Function<ExposedRoute, RouteTimer> timers,
            Checks checks,
            List<GlobalFilter> globalFilters,
            GatewayFilterChain forward) {
        this.upstreams = upstreams;
        this.timers = timers;
        this.checks = checks;
        this.afterChecks = others(globalFilters, forward);
    }

    private static GatewayFilterChain others(List<GlobalFilter> globalFilters, GatewayFilterChain forward) {
        List<GatewayFilter> others = new ArrayList<>();
        for (GlobalFilter filter : globalFilters) {
            others.add(new OrderedGatewayFilter(filter::filter, order(filter)));
        }
        AnnotationAwareOrderComparator.sort(others);
        GatewayFilterChain chain = forward;
        for (GatewayFilter other : others.reversed()) {
            GatewayFilterChain rest = chain;
            // Such a filter may subscribe more than once to what follows it, or not at all.
            chain = new FilterLink(other, exchange -> Mono.defer(() -> rest.filter(exchange)));
        }
        return chain;
    }

    private static int order(GlobalFilter filter) {
        return filter instanceof Ordered ordered
                ? ordered.getOrder()
                : OrderUtils.getOrder(filter.getClass(), Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public RouteTarget bind(ExposedRoute route) {
        return GatewayRoute.of(
                route,
                upstreams.of(route.service(), route.calls()),
                timers.apply(route),
                chains.computeIfAbsent(checks(route), this::chain));
    }

    /** Returns the checks that the route has a use for, so that what is not configured costs nothing. */
    private List<GatewayFilter> checks(ExposedRoute route) {
        List<GatewayFilter> wanted = new ArrayList<>();
        if (route.service().access() != Access.PUBLIC) {
            wanted.add(checks.token());
            if (route.permission().asksForMoreThanAToken()) {
                wanted.add(checks.plans());
            }
        }
        if (route.validator() != null) {
            wanted.add(checks.validation());
        }
        return wanted;
    }

    private GatewayFilterChain chain(List<GatewayFilter> first) {
        GatewayFilterChain chain = afterChecks;
        for (GatewayFilter check : first.reversed()) {
            chain = new FilterLink(check, chain);
        }
        return chain;
    }
}
