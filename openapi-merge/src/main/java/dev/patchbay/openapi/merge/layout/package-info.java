/**
 * The operations and webhooks of the result by path and name, and the fields of its root, as immutable values. Uses
 * {@code selection} for what is exposed, {@code equivalence} to compare operations that collide, and {@code graph}.
 */
@NullMarked
package dev.patchbay.openapi.merge.layout;

import org.jspecify.annotations.NullMarked;
