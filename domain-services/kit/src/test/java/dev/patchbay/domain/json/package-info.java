/** Tests of rows as JSON, without a database. */
@NullMarked
package dev.patchbay.domain.json;

import org.jspecify.annotations.NullMarked;
