/** Tests of the rehearsal's client. */
@NullMarked
package dev.patchbay.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
