/**
 * Calls services over HTTP/1.1: connections that are kept, and one exchange at a time on each. Works on Netty's channels, on the
 * event loop of whoever asks, so that a request and its answer never change threads.
 */
@NullMarked
package dev.patchbay.composer.client;

import org.jspecify.annotations.NullMarked;
