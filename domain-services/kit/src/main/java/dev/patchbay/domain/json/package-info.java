/** Rows as JSON. Uses {@code model}, {@code store} and the views of {@code operation}. */
@NullMarked
package dev.patchbay.domain.json;

import org.jspecify.annotations.NullMarked;
