/** The PostgreSQL that a local platform stands on: an embedded one by default, or one that is already there. */
@NullMarked
package dev.patchbay.runtime.database;

import org.jspecify.annotations.NullMarked;
