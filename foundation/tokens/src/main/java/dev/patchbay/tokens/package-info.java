/**
 * Validation and claims of tokens, shared by the composer and every service, so that a token means the same at both.
 * Uses Spring Security's tokens and no other module.
 */
@NullMarked
package dev.patchbay.tokens;

import org.jspecify.annotations.NullMarked;
