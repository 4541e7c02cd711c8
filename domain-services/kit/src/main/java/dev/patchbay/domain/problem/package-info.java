/** Error responses (RFC 9457), and the reasons why a service does not start. Uses no other package of the kit. */
@NullMarked
package dev.patchbay.domain.problem;

import org.jspecify.annotations.NullMarked;
