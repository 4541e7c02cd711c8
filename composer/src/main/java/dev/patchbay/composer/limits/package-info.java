/**
 * Counts the requests of a tenant against its rates, in this process or in a Redis that several composers share. No
 * Reactor.
 */
@NullMarked
package dev.patchbay.composer.limits;

import org.jspecify.annotations.NullMarked;
