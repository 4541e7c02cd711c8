/**
 * Services as the composer calls them: their instances, their limits, breakers and budgets, and the lifecycle of a
 * call. What decides is synchronous; Reactor opens the WebSockets.
 */
@NullMarked
package dev.patchbay.composer.upstream;

import org.jspecify.annotations.NullMarked;
