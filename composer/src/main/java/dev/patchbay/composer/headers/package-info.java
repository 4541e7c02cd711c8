/** What of a message's head crosses the composer: what stays behind, what is said afresh, what a service's answer has to be like. */
@NullMarked
package dev.patchbay.composer.headers;

import org.jspecify.annotations.NullMarked;
