/**
 * What changed, for those who follow it: the database's triggers write every change down, and this package reads it out
 * as server-sent events. Uses {@code operation}, {@code model}, {@code tenancy} and {@code problem}.
 */
@NullMarked
package dev.patchbay.domain.events;

import org.jspecify.annotations.NullMarked;
