/**
 * Checks before a request is matched: one small rule for each way in which two servers may read one request
 * differently. Works on Netty's messages, without Reactor and without Spring.
 */
@NullMarked
package dev.patchbay.composer.edge;

import org.jspecify.annotations.NullMarked;
