/**
 * Streams of changes: the database's triggers record every change, and this package relays them as server-sent events.
 * Uses {@code config}, {@code model}, {@code operation} and {@code tenancy}.
 */
@NullMarked
package dev.patchbay.domain.events;

import org.jspecify.annotations.NullMarked;
