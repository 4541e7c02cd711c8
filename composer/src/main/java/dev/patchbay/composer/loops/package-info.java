/** The event loops of all connections, and what is put off to the end of an iteration. Works on Netty's channels. */
@NullMarked
package dev.patchbay.composer.loops;

import org.jspecify.annotations.NullMarked;
