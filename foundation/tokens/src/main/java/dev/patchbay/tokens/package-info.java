/**
 * What a token means: whose it may be, what it must say, and where it says what. The composer and every service ask here, so that
 * a caller is the same at both doors. Knows Spring Security's tokens and nothing of the house.
 */
@NullMarked
package dev.patchbay.tokens;

import org.jspecify.annotations.NullMarked;
