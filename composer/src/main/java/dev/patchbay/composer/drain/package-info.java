/** How the composer ends without a request noticing: first it says that it is going, then it finishes what it has. */
@NullMarked
package dev.patchbay.composer.drain;

import org.jspecify.annotations.NullMarked;
