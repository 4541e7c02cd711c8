/**
 * The OpenAPI 3.1 document: the model's resources, merged with the plugin controllers that springdoc finds. Uses
 * {@code model} and {@code query}.
 */
@NullMarked
package dev.patchbay.domain.openapi;

import org.jspecify.annotations.NullMarked;
