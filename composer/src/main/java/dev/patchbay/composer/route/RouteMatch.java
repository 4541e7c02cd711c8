package dev.patchbay.composer.route;

import dev.patchbay.composer.platform.Platform;

/**
 * The route that was found for a request. It is looked up once, and the request is forwarded as it says.
 *
 * @param platform the platform that the request found and keeps
 * @param values of the path's parameters, in their order, as they were sent
 * @param upstreamPath in normal form, base path included, without a query
 */
@SuppressWarnings("ArrayRecordComponent") // one is made per request; nobody compares or keeps them
public record RouteMatch(Platform platform, GatewayRoute target, String[] values, String upstreamPath) {}
