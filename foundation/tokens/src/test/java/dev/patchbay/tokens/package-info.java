/** The claims about tokens that need no server; the doors themselves are tested in the composer and in the kit. */
@NullMarked
package dev.patchbay.tokens;

import org.jspecify.annotations.NullMarked;
