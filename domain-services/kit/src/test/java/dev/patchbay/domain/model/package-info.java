/** Tests of the model, without a database. */
@NullMarked
package dev.patchbay.domain.model;

import org.jspecify.annotations.NullMarked;
