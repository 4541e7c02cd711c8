/** Tests that take minutes, on composers in processes of their own if they are about memory. */
@NullMarked
package dev.patchbay.composer.soak;

import org.jspecify.annotations.NullMarked;
