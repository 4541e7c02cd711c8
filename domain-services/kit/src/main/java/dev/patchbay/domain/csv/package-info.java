/** Rows as CSV (RFC 4180). Uses {@code model}, {@code operation} and {@code store}. */
@NullMarked
package dev.patchbay.domain.csv;

import org.jspecify.annotations.NullMarked;
