/** What the images hold besides the applications. */
@NullMarked
package dev.patchbay.docker;

import org.jspecify.annotations.NullMarked;
