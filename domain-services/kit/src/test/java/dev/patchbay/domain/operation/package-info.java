/** Tests of the operations' parts, without a database. */
@NullMarked
package dev.patchbay.domain.operation;

import org.jspecify.annotations.NullMarked;
