/**
 * All decisions of a merge in one immutable value, made before anything is written. Uses {@code layout}, {@code
 * naming}, {@code graph}.
 */
@NullMarked
package dev.patchbay.openapi.merge.plan;

import org.jspecify.annotations.NullMarked;
