/** Which plans contain an operation, which scopes it asks for, and whether a token's bearer may call it. Plain and synchronous. */
@NullMarked
package dev.patchbay.composer.plans;

import org.jspecify.annotations.NullMarked;
