/**
 * Calls services over HTTP/1.1: pooled connections, one exchange at a time on each. Works on Netty's channels, without
 * Reactor and without Spring, on the event loop of the downstream connection, so that a request and its response never
 * change threads.
 */
@NullMarked
package dev.patchbay.composer.client;

import org.jspecify.annotations.NullMarked;
