package dev.patchbay.composer.platform;

/** What the route table leads to: a route, bound to whatever calls its service. */
public interface RouteTarget {

    ExposedRoute route();

    /** Makes targets out of the routes of a new platform, once for each. */
    @FunctionalInterface
    interface Binder {
        RouteTarget bind(ExposedRoute route);
    }
}
