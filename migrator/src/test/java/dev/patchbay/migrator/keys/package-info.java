/** Keys on a real database. */
@NullMarked
package dev.patchbay.migrator.keys;

import org.jspecify.annotations.NullMarked;
