/** The life of a tenant against a real PostgreSQL. */
@NullMarked
package dev.patchbay.migrator.tenant;

import org.jspecify.annotations.NullMarked;
