/** Records of a request, during and after it: its id and trace, its timer, its line in the access log. */
@NullMarked
package dev.patchbay.composer.telemetry;

import org.jspecify.annotations.NullMarked;
