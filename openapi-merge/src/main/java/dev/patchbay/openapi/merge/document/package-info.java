/**
 * Located, ordered, immutable trees, and how they are read from and written to JSON and YAML. Knows nothing of OpenAPI;
 * uses {@code problem}, Jackson's streams and SnakeYAML Engine's public API.
 */
@NullMarked
package dev.patchbay.openapi.merge.document;

import org.jspecify.annotations.NullMarked;
