/**
 * Whether two operations, wherever they are written, say the same: the definition of a right merge. Shares no code with planning and
 * rewriting, which it checks.
 */
@NullMarked
package dev.patchbay.openapi.merge.equivalence;

import org.jspecify.annotations.NullMarked;
