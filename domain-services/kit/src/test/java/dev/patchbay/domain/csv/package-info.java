/** Tests of rows as CSV, without a database. */
@NullMarked
package dev.patchbay.domain.csv;

import org.jspecify.annotations.NullMarked;
