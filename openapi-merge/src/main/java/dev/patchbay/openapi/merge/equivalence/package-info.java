/**
 * Equality of two operations, wherever they are written: the definition of a correct merge. The plan asks it what may
 * be one, and the verifier what still is the same; so that an error in it does not pass both, a mutation test changes
 * one thing at a time and expects it to be seen. Uses config, document, model and problem.
 */
@NullMarked
package dev.patchbay.openapi.merge.equivalence;

import org.jspecify.annotations.NullMarked;
