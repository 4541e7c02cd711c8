/** The real parts that the tests of several modules share. May use no module of the house. */
@NullMarked
package dev.patchbay.testing;

import org.jspecify.annotations.NullMarked;
