/**
 * Finds the route of a request and runs its filters, which share its {@code RequestContext}. Works with Reactor and
 * Netty.
 */
@NullMarked
package dev.patchbay.composer.route;

import org.jspecify.annotations.NullMarked;
