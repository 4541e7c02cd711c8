/**
 * Validates requests and responses against the published document (OpenAPI parameters, JSON Schema bodies). Plain and
 * synchronous.
 */
@NullMarked
package dev.patchbay.composer.validation;

import org.jspecify.annotations.NullMarked;
