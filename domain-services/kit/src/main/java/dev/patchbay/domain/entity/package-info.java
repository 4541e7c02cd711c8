/** Rows as the domain sees them: records, Bean Validation and rules. Uses {@code store} and {@code model}. */
@NullMarked
package dev.patchbay.domain.entity;

import org.jspecify.annotations.NullMarked;
