/** Responses to what is wrong with a request (RFC 9457), and the reasons why a service does not start. Uses no other package. */
@NullMarked
package dev.patchbay.domain.problem;

import org.jspecify.annotations.NullMarked;
