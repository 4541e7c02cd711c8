/** The life of one tenant, over every table that has a tenant_id: made, suspended, moved and deleted. */
@NullMarked
package dev.patchbay.migrator.tenant;

import org.jspecify.annotations.NullMarked;
