package dev.patchbay.composer.platform;

/** The target of a match in the route table: a route, bound to the code that calls its service. */
public interface RouteTarget {

    ExposedRoute route();

    /** Returns a target that nothing is sent to, for a platform that is only looked at. */
    static RouteTarget unbound(ExposedRoute route) {
        record Unbound(ExposedRoute route) implements RouteTarget {}
        return new Unbound(route);
    }

    /** Makes targets out of the routes of a new platform, once for each. */
    @FunctionalInterface
    interface Binder {
        RouteTarget bind(ExposedRoute route);
    }
}
