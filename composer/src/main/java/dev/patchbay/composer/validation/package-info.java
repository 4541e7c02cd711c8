/**
 * Holds requests and answers to the merged document (OpenAPI parameters, JSON Schema bodies). Plain and synchronous.
 */
@NullMarked
package dev.patchbay.composer.validation;

import org.jspecify.annotations.NullMarked;
