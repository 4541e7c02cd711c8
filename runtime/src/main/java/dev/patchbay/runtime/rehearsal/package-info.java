/**
 * Writes the AOT caches of the applications: runs each of them once beside a local platform, calls it, and lets the JVM
 * record its profile; uses {@code launch} and {@code identity}.
 */
@NullMarked
package dev.patchbay.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
