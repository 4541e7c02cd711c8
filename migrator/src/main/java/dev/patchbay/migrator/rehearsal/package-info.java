/** Observes the effects of a migration's statements on tables that traffic uses. Depends on Flyway and the catalogs. */
@NullMarked
package dev.patchbay.migrator.rehearsal;

import org.jspecify.annotations.NullMarked;
