/** Tests of the files that a local platform keeps. */
@NullMarked
package dev.patchbay.runtime.state;

import org.jspecify.annotations.NullMarked;
