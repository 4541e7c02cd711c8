/** Everything that can be wrong, at run time (RFC 9457) and at start-up, and how it is said. Uses no other package. */
@NullMarked
package dev.patchbay.domain.problem;

import org.jspecify.annotations.NullMarked;
