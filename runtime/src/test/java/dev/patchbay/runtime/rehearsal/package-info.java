/** What a rehearsal calls. */
@NullMarked
package dev.patchbay.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
