/**
 * Problems as the composer writes them (RFC 9457), and the ids of the requests that they end. Uses no other package.
 */
@NullMarked
package dev.patchbay.composer.problem;

import org.jspecify.annotations.NullMarked;
