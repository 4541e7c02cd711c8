/** Rows in and out of PostgreSQL: statements built once per resource by Spring Data's SQL DSL. Uses {@code model} and {@code query}. */
@NullMarked
package dev.patchbay.domain.store;

import org.jspecify.annotations.NullMarked;
