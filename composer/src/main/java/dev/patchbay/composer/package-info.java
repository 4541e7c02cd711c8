/**
 * The platform API: routes and one merged OpenAPI document from composer.yml. Knows no domain and no database.
 *
 * <p>Its packages, from top to bottom; each uses only packages below it, and this one stands above all:
 *
 * <ul>
 * <li>{@code cli}: the commands that look at a composer.yml without serving it, and the one that talks to a running
 *       composer
 * <li>{@code web}: the framework's web filters and the composer's own pages: the merged document, problems, and the
 *       state on the management port
 * <li>{@code forward}: forwards a request to its service, in one or more attempts, and relays the response
 * <li>{@code checks}: the filters before that: token, plan and rates, parameters and body
 * <li>{@code websocket}: bridges a client's WebSocket to one of the service's
 * <li>{@code route}: finds the route of a request and runs its filters; the context that they share, and the request as
 *       a service gets it
 * <li>{@code upstream}: services as they are called: instances, permits, breakers, retry budgets, and the lifecycle of
 *       a call
 * <li>{@code client}: calls services over HTTP/1.1 on pooled connections
 * <li>{@code headers}: the headers and framing that cross the composer: what is dropped, set and translated
 * <li>{@code telemetry}: traces, timers, meters and the access log
 * <li>{@code audit}: numbered rules on what a composer.yml exposes and perhaps should not
 * <li>{@code platform}: the published platform, one immutable value, swapped as a whole: how it is built, compared and
 *       kept up to date
 * <li>{@code edge}: the rules that a request has to keep before it is matched, one for each way in which two servers
 *       could read it differently
 * <li>{@code plans}: what an operation asks for in plans and scopes, and whether a principal may call it
 * <li>{@code limits}: counts a tenant's requests against its rates, in this process or in Redis
 * <li>{@code validation}: holds requests and responses to the merged document
 * <li>{@code specs}: the services' OpenAPI documents: fetched, watched and kept on disk
 * <li>{@code config}: composer.yml, read strictly into immutable records
 * <li>{@code routing}: from a method and a path to the operation that they match, and to the upstream's path
 * <li>{@code problem}: problems as the composer writes them, and the ids of requests
 * <li>{@code security}: verifies tokens and remembers the verified ones
 * <li>{@code streams}: open event streams and WebSockets, which end on shutdown
 * <li>{@code drain}: graceful shutdown: readiness is withdrawn, then every response closes its connection
 * <li>{@code loops}: the event loops, and what is put off to the end of an iteration
 * </ul>
 *
 * <p>Reactor and Netty stay in those that move messages; all others are plain, synchronous code. {@code
 * ComposerLayersTest} in {@code quality/architecture} reads the order from this list and holds it.
 */
@NullMarked
package dev.patchbay.composer;

import org.jspecify.annotations.NullMarked;
