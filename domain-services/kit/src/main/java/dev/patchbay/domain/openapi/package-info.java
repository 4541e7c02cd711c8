/** The OpenAPI 3.1 document, derived from the {@code model} and merged with what springdoc finds of plugin controllers. */
@NullMarked
package dev.patchbay.domain.openapi;

import org.jspecify.annotations.NullMarked;
