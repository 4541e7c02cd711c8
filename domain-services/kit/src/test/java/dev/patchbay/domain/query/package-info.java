/** Tests of the query language, without a database. */
@NullMarked
package dev.patchbay.domain.query;

import org.jspecify.annotations.NullMarked;
