/** Records of an aggregate with children, for the tests of the kit that need no database. */
@NullMarked
package dev.patchbay.library;

import org.jspecify.annotations.NullMarked;
