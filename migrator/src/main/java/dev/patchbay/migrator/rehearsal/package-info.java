/** Watches what each statement of a migration does to the tables that traffic uses. Knows Flyway and the catalogs. */
@NullMarked
package dev.patchbay.migrator.rehearsal;

import org.jspecify.annotations.NullMarked;
