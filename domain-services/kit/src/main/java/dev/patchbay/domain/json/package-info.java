/** Rows as JSON and JSON as rows. Uses {@code model} and {@code store}. */
@NullMarked
package dev.patchbay.domain.json;

import org.jspecify.annotations.NullMarked;
