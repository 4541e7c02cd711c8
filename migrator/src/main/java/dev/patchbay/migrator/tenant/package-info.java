/** The life of a tenant, over every table with a tenant_id: created, suspended, moved, deleted. Uses {@code keys}. */
@NullMarked
package dev.patchbay.migrator.tenant;

import org.jspecify.annotations.NullMarked;
