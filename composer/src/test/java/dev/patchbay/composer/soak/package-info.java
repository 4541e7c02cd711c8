/** What takes minutes to prove, on composers in processes of their own where memory is what is proved. */
@NullMarked
package dev.patchbay.composer.soak;

import org.jspecify.annotations.NullMarked;
