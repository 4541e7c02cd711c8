/**
 * The names of components, operationIds, tags and anchors in the result, and the classes of equal components that one
 * name stands for. Uses {@code layout} and {@code graph}; the rule for another name is {@code model.NameAllocator}.
 */
@NullMarked
package dev.patchbay.openapi.merge.naming;

import org.jspecify.annotations.NullMarked;
