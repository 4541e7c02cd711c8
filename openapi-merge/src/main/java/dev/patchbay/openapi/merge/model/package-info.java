/** What OpenAPI means: kinds of objects, references and what they point to, operations. Read-only views on located trees. */
@NullMarked
package dev.patchbay.openapi.merge.model;

import org.jspecify.annotations.NullMarked;
