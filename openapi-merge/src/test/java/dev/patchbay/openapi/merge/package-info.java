/** Merging, seen from outside. */
@NullMarked
package dev.patchbay.openapi.merge;

import org.jspecify.annotations.NullMarked;
