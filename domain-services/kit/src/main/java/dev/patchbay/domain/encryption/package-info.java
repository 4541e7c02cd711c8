/** The current tenant's keys, from the database and opened by the master key. Uses {@code tenancy} and {@code problem}. */
@NullMarked
package dev.patchbay.domain.encryption;

import org.jspecify.annotations.NullMarked;
