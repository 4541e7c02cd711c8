/** Located, ordered, immutable trees, and how they are read from and written to JSON and YAML. Knows nothing of OpenAPI. */
@NullMarked
package dev.patchbay.openapi.merge.document;

import org.jspecify.annotations.NullMarked;
