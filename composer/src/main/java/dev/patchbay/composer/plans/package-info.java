/** Plans and scopes: what an operation asks for, and whether a token's principal may call it. Plain and synchronous. */
@NullMarked
package dev.patchbay.composer.plans;

import org.jspecify.annotations.NullMarked;
