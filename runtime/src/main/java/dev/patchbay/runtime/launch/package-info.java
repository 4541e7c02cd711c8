/** Starts the pieces of the platform in order, watches them, and stops them again. */
@NullMarked
package dev.patchbay.runtime.launch;

import org.jspecify.annotations.NullMarked;
