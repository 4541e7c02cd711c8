/** Which operations and webhooks are exposed, and under which platform path. */
@NullMarked
package dev.patchbay.openapi.merge.selection;

import org.jspecify.annotations.NullMarked;
