/** A running service against its own OpenAPI document, judged from outside. */
@NullMarked
package dev.patchbay.quality.contract;

import org.jspecify.annotations.NullMarked;
