/**
 * Bridges WebSockets: joins the client's to the service's once the service has agreed to the handshake. Uses Reactor
 * Netty.
 */
@NullMarked
package dev.patchbay.composer.websocket;

import org.jspecify.annotations.NullMarked;
