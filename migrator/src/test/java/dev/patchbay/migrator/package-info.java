/** The migrator against a real PostgreSQL. */
@NullMarked
package dev.patchbay.migrator;

import org.jspecify.annotations.NullMarked;
