/**
 * The problems (RFC 9457) that the composer and the services report, in one vocabulary, and the suggestions in error
 * messages. Uses the JDK alone, and no newer Java than 17, so that every module may use it.
 */
@NullMarked
package dev.patchbay.problems;

import org.jspecify.annotations.NullMarked;
