/** Rows as the domain sees them: records, Bean Validation and rules. Uses {@code model} and {@code store}. */
@NullMarked
package dev.patchbay.domain.entity;

import org.jspecify.annotations.NullMarked;
