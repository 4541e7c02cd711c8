/** Claims about the diff: golden cases for every rule, properties over the corpus, hostile documents. */
@NullMarked
package dev.patchbay.openapi.merge.diff;

import org.jspecify.annotations.NullMarked;
