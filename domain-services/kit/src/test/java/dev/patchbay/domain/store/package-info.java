/** Tests of statements and their parameters, without a database. */
@NullMarked
package dev.patchbay.domain.store;

import org.jspecify.annotations.NullMarked;
