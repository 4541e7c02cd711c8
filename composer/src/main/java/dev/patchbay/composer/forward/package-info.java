/**
 * Forwards a request to a service, in one or more attempts, and relays the response. Reactive Streams over Netty's
 * messages.
 */
@NullMarked
package dev.patchbay.composer.forward;

import org.jspecify.annotations.NullMarked;
