/** The lints against the schema of the house, and against that schema with one thing broken. */
@NullMarked
package dev.patchbay.migrator.lint;

import org.jspecify.annotations.NullMarked;
