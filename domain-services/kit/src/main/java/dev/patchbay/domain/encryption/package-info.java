/**
 * The keys of the current tenant, read from the database and opened by the master key. Uses {@code problem} and
 * {@code tenancy}.
 */
@NullMarked
package dev.patchbay.domain.encryption;

import org.jspecify.annotations.NullMarked;
