/** Checks of one OpenAPI document by itself: against the official meta-schemas, and for what these cannot see. */
@NullMarked
package dev.patchbay.openapi.merge.lint;

import org.jspecify.annotations.NullMarked;
