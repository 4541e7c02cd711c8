/** Writes the first files of a new domain into the source tree, and registers its module. Knows no domain. */
@NullMarked
package dev.patchbay.runtime.domain;

import org.jspecify.annotations.NullMarked;
