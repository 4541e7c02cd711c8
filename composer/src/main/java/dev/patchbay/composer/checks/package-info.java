/**
 * Checks a request before it is forwarded: its token, its plan and rates, its parameters and body. Gateway filters,
 * over Reactor.
 */
@NullMarked
package dev.patchbay.composer.checks;

import org.jspecify.annotations.NullMarked;
