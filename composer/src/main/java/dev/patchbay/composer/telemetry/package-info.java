/** What is known of a request while it is under way and afterwards: its id and trace, its timer, its line in the access log. */
@NullMarked
package dev.patchbay.composer.telemetry;

import org.jspecify.annotations.NullMarked;
