/** The classes that the images contain besides the applications. */
@NullMarked
package dev.patchbay.docker;

import org.jspecify.annotations.NullMarked;
