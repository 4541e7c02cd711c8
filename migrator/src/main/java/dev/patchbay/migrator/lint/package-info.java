/** The rules that every schema must keep, checked by the system catalogs. Depends on no domain and no migration. */
@NullMarked
package dev.patchbay.migrator.lint;

import org.jspecify.annotations.NullMarked;
