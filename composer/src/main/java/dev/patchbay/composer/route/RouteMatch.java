package dev.patchbay.composer.route;

import dev.patchbay.composer.platform.Platform;

/**
 * The route that was found for a request. It is looked up once, and is what is forwarded.
 *
 * @param platform the current platform when the request arrived, which it keeps
 * @param target the route
 * @param values of the path's parameters, in their order, as they were sent
 * @param upstreamPath in normal form, base path included, without a query
 */
@SuppressWarnings("ArrayRecordComponent") // one is made per request, and never compared
public record RouteMatch(Platform platform, GatewayRoute target, String[] values, String upstreamPath) {}
