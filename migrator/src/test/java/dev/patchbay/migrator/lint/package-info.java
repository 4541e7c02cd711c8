/** Tests of the lints, by the schema of the build and by mutations of it. */
@NullMarked
package dev.patchbay.migrator.lint;

import org.jspecify.annotations.NullMarked;
