/** Starts and stops the pieces of a local platform; uses {@code database}, {@code identity} and {@code state}. */
@NullMarked
package dev.patchbay.runtime.launch;

import org.jspecify.annotations.NullMarked;
