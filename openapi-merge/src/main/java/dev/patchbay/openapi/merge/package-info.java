/**
 * N OpenAPI documents and a selection become one document and the route table it implies.
 *
 * <p>This package is the public API; start at {@link dev.patchbay.openapi.merge.OpenApiMerge}. The packages below it hold one step of
 * the way each: {@code document} (located trees), {@code config} (the vocabulary of merge.yml), {@code model} (what OpenAPI means),
 * {@code selection}, {@code plan}, {@code assemble}, {@code verify}.
 */
@NullMarked
package dev.patchbay.openapi.merge;

import org.jspecify.annotations.NullMarked;
