/** Holds the guides together; may use nothing of the house. */
@NullMarked
package dev.patchbay.quality.docs;

import org.jspecify.annotations.NullMarked;
