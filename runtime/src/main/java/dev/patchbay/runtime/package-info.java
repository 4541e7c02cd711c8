/** Everything together on an embedded PostgreSQL: the local default behind {@code ./patchbay up}. */
@NullMarked
package dev.patchbay.runtime;

import org.jspecify.annotations.NullMarked;
