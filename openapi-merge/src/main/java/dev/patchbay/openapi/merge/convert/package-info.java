/** OpenAPI versions: which one the result has, and how documents of another get there. */
@NullMarked
package dev.patchbay.openapi.merge.convert;

import org.jspecify.annotations.NullMarked;
