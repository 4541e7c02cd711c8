/**
 * Changes between two OpenAPI documents, and if they break clients of the old one: operation by operation, references
 * followed, what clients send told apart from what they get. Uses the trees of {@code document} and the kinds of {@code
 * model}.
 */
@NullMarked
package dev.patchbay.openapi.merge.diff;

import org.jspecify.annotations.NullMarked;
