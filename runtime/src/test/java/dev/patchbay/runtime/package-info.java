/** The whole platform, started as a user starts it: real processes, real database, real HTTP. */
@NullMarked
package dev.patchbay.runtime;

import org.jspecify.annotations.NullMarked;
