/** The graph of components of all documents: which one uses which. Uses {@code model}. */
@NullMarked
package dev.patchbay.openapi.merge.graph;

import org.jspecify.annotations.NullMarked;
