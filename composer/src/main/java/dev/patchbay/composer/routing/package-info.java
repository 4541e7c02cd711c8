/**
 * From a method and a path to the one exposed operation that owns them, and from there to the upstream's path. Plain
 * and immutable.
 */
@NullMarked
package dev.patchbay.composer.routing;

import org.jspecify.annotations.NullMarked;
