/**
 * Makes the AOT caches of the applications: runs each of them once beside a local platform, calls it, and lets the JVM
 * write down what it learned.
 */
@NullMarked
package dev.patchbay.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
