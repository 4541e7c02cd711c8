/** Keys, without a database. */
@NullMarked
package dev.patchbay.encryption;

import org.jspecify.annotations.NullMarked;
