/** What must hold of every schema of the house, read from the system catalogs. Knows no domain and no migration. */
@NullMarked
package dev.patchbay.migrator.lint;

import org.jspecify.annotations.NullMarked;
