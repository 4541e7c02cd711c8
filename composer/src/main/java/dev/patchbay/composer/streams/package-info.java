/** Answers that have no end of their own: known while they last, so that a stop can end them. Works on Netty's channels. */
@NullMarked
package dev.patchbay.composer.streams;

import org.jspecify.annotations.NullMarked;
