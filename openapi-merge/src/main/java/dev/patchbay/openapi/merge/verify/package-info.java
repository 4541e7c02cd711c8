/**
 * Checks the result of every merge against its inputs, so that a defect of this library ends in an error and not in a
 * wrong document. Uses {@code plan} for what was decided and {@code equivalence} to compare.
 */
@NullMarked
package dev.patchbay.openapi.merge.verify;

import org.jspecify.annotations.NullMarked;
