/** N OpenAPI documents and a selection become one document and the route table it implies. */
@NullMarked
package dev.patchbay.openapi.merge;

import org.jspecify.annotations.NullMarked;
