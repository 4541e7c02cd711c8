/** Forwards a request to a service, in one or more attempts, and relays the response. */
@NullMarked
package dev.patchbay.composer.forward;

import org.jspecify.annotations.NullMarked;
