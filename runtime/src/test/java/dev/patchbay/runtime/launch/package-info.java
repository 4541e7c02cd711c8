/** What the pieces of a platform say of one another. */
@NullMarked
package dev.patchbay.runtime.launch;

import org.jspecify.annotations.NullMarked;
