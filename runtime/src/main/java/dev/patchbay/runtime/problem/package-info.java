/** The exception for whatever outside the program keeps it from starting; uses no other package. */
@NullMarked
package dev.patchbay.runtime.problem;

import org.jspecify.annotations.NullMarked;
