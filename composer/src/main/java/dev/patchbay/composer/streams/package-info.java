/**
 * Responses that have no end of their own: event streams and WebSockets, ended on shutdown. Works on Netty's channels.
 */
@NullMarked
package dev.patchbay.composer.streams;

import org.jspecify.annotations.NullMarked;
