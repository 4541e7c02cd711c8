/** The exposed operations and webhooks, with their platform paths. Uses {@code config} and {@code model}. */
@NullMarked
package dev.patchbay.openapi.merge.selection;

import org.jspecify.annotations.NullMarked;
