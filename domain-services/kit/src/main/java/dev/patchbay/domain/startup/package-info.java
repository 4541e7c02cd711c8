/**
 * The checks before a service takes its first request, and the report of why it does not start. Uses {@code model},
 * {@code problem} and {@code store}.
 */
@NullMarked
package dev.patchbay.domain.startup;

import org.jspecify.annotations.NullMarked;
