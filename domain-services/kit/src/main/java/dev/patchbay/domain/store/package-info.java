/**
 * Rows in and out of PostgreSQL: statements built once per resource by Spring Data's SQL DSL, and once per kind of
 * query. Uses {@code encryption}, {@code model}, {@code query} and {@code tenancy}.
 */
@NullMarked
package dev.patchbay.domain.store;

import org.jspecify.annotations.NullMarked;
