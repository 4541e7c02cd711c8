/** What a request asks of a list: filters, order, page, projection; parsed from the query string. Uses {@code model}. */
@NullMarked
package dev.patchbay.domain.query;

import org.jspecify.annotations.NullMarked;
