/** Claims about the lint: golden cases for every rule. */
@NullMarked
package dev.patchbay.openapi.merge.lint;

import org.jspecify.annotations.NullMarked;
