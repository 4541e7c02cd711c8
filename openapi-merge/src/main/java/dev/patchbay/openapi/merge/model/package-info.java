/**
 * Views on located trees as OpenAPI documents: kinds of objects, references, operations. Uses {@code document} and
 * {@code config}.
 */
@NullMarked
package dev.patchbay.openapi.merge.model;

import org.jspecify.annotations.NullMarked;
