/** What the composer answers itself when something is wrong: RFC 9457 problem documents. */
@NullMarked
package dev.patchbay.composer.problem;

import org.jspecify.annotations.NullMarked;
