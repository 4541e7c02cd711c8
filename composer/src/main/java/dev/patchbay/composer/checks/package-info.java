/** Checks a request before it is forwarded: its token, its plan, its parameters and body. */
@NullMarked
package dev.patchbay.composer.checks;

import org.jspecify.annotations.NullMarked;
