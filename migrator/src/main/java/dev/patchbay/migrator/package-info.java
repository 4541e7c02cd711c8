/** Every migration of every domain; runs to completion and exits. Knows the database and no service. */
@NullMarked
package dev.patchbay.migrator;

import org.jspecify.annotations.NullMarked;
