/** The event loops, on which all connections live. */
@NullMarked
package dev.patchbay.composer.loops;

import org.jspecify.annotations.NullMarked;
