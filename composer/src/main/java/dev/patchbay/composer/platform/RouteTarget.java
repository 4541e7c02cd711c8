package dev.patchbay.composer.platform;

/** The target of a match in the route table: a route, bound to the code that calls its service. */
public interface RouteTarget {

    ExposedRoute route();

    /** Makes targets out of the routes of a new platform, once for each. */
    @FunctionalInterface
    interface Binder {
        RouteTarget bind(ExposedRoute route);
    }
}
