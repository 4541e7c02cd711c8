/** Tests of the operations' steps, without a database. */
@NullMarked
package dev.patchbay.domain.operation;

import org.jspecify.annotations.NullMarked;
