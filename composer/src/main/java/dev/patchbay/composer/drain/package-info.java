/** Graceful shutdown: readiness is withdrawn, then every response closes its connection. Works on Netty's channels. */
@NullMarked
package dev.patchbay.composer.drain;

import org.jspecify.annotations.NullMarked;
