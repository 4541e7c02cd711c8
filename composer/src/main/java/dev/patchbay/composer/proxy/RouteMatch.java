package dev.patchbay.composer.proxy;

import dev.patchbay.composer.platform.Platform;

/**
 * What the look-up found for a request. It is made once, and what it says is what is forwarded.
 *
 * @param platform the platform that the request found and keeps
 * @param upstreamPath in normal form, base path included, without a query
 */
record RouteMatch(Platform platform, GatewayRoute target, String upstreamPath) {

    /** The exchange attribute that carries it. */
    static final String ATTRIBUTE = RouteMatch.class.getName();
}
