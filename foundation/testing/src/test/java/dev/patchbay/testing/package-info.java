/** Holds the shared parts to what they promise. */
@NullMarked
package dev.patchbay.testing;

import org.jspecify.annotations.NullMarked;
