/** Tests of what the pieces of a platform know of one another. */
@NullMarked
package dev.patchbay.runtime.launch;

import org.jspecify.annotations.NullMarked;
