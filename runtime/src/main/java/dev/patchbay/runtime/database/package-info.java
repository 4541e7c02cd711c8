/** The database of a local platform, an embedded PostgreSQL by default; uses only {@code problem}. */
@NullMarked
package dev.patchbay.runtime.database;

import org.jspecify.annotations.NullMarked;
