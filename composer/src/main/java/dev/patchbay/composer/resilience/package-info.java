/** What keeps one service's trouble from becoming everybody's: a limit, a breaker, a budget for retries. Plain and synchronous. */
@NullMarked
package dev.patchbay.composer.resilience;

import org.jspecify.annotations.NullMarked;
