/** Holds every Java source of the house to one format; may use nothing of the house. */
@NullMarked
package dev.patchbay.quality.format;

import org.jspecify.annotations.NullMarked;
