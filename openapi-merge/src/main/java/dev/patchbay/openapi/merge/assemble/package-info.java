/** Carries the plan out: rewrites each document once and puts the pieces together. */
@NullMarked
package dev.patchbay.openapi.merge.assemble;

import org.jspecify.annotations.NullMarked;
