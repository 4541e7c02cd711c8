/** Rows as JSON. Uses {@code model}, {@code operation} and {@code store}. */
@NullMarked
package dev.patchbay.domain.json;

import org.jspecify.annotations.NullMarked;
