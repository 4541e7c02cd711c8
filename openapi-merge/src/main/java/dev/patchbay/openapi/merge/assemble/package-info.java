/** Carries the plan out: rewrites each document once and assembles the parts. Uses {@code plan}. */
@NullMarked
package dev.patchbay.openapi.merge.assemble;

import org.jspecify.annotations.NullMarked;
