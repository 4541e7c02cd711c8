/** Addresses, emails and phones: what several domains refer to. */
@NullMarked
package dev.patchbay.shared;

import org.jspecify.annotations.NullMarked;
