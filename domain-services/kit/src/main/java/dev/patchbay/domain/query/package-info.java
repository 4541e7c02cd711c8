/** The query language: filters, order, page and projection, parsed from the query string. Uses {@code model}. */
@NullMarked
package dev.patchbay.domain.query;

import org.jspecify.annotations.NullMarked;
