/**
 * N OpenAPI documents and a selection become one document and the route table it implies.
 *
 * <p>Start at {@link dev.patchbay.openapi.merge.OpenApiMerge}; it reads as the list of stages. The public API is this
 * package with {@code config}, {@code problem} and {@code report}; {@code document}, the trees that go in and come out;
 * and {@code diff} and {@code lint}, which have entry points of their own. Nothing else is used from outside.
 *
 * <p>The packages, each of which uses only packages below it; {@code MergeLayersTest} reads this list:
 *
 * <ul>
 *   <li>{@code cli}: the command {@code patchbay-merge}
 *   <li>{@code merge}: this package
 *   <li>{@code verify}: checks the result of every merge
 *   <li>{@code assemble}: writes the result as planned, and rewrites each document once
 *   <li>{@code plan}: makes all decisions, and holds them in one immutable value
 *   <li>{@code naming}: the names of components, operationIds, tags and anchors
 *   <li>{@code layout}: the operations by path, the webhooks, the fields of the root
 *   <li>{@code graph}: which component uses which
 *   <li>{@code selection}: exposed and hidden operations
 *   <li>{@code convert}: aligns versions of OpenAPI
 *   <li>{@code load}: takes in files that documents refer to
 *   <li>{@code diff}: compares two versions of a document
 *   <li>{@code lint}: checks one document
 *   <li>{@code equivalence}: compares operations and components that may be spelled differently
 *   <li>{@code model}: kinds of objects, references, operations
 *   <li>{@code config}: the configuration, in Java and in {@code merge.yml}
 *   <li>{@code report}: decisions and routes
 *   <li>{@code document}: located trees of JSON and YAML
 *   <li>{@code problem}: located problems
 * </ul>
 */
@NullMarked
package dev.patchbay.openapi.merge;

import org.jspecify.annotations.NullMarked;
