/** Tests of the problems' vocabulary, their documents, and the suggestions. */
@NullMarked
package dev.patchbay.problems;

import org.jspecify.annotations.NullMarked;
