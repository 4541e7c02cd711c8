/** A service for the tests of the kit: every kind of field and relation that a record may have. */
@NullMarked
package dev.patchbay.blog;

import org.jspecify.annotations.NullMarked;
