/** WebSockets: two connections joined, once the service has agreed to the handshake. */
@NullMarked
package dev.patchbay.composer.websocket;

import org.jspecify.annotations.NullMarked;
