/**
 * The headers and framing that cross the composer: what is dropped, set and translated. Works on Netty's messages,
 * without Reactor.
 */
@NullMarked
package dev.patchbay.composer.headers;

import org.jspecify.annotations.NullMarked;
