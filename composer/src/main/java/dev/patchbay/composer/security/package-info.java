/** Verifies tokens, and remembers the verified ones. Plain and synchronous. */
@NullMarked
package dev.patchbay.composer.security;

import org.jspecify.annotations.NullMarked;
