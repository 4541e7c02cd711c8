/** Rows as a table of text (RFC 4180). Uses {@code model}, {@code store} and the views of {@code operation}. */
@NullMarked
package dev.patchbay.domain.csv;

import org.jspecify.annotations.NullMarked;
