package dev.patchbay.composer.resilience;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Allows one retry for every so many requests, so that retries cannot multiply the load on a service that fails because of
 * its load. Every request puts a fifth of a retry into the account, which holds ten at most.
 */
final class RetryBudget {

    private static final long RETRY = 5;
    private static final long MOST = 10 * RETRY;

    private final AtomicLong account = new AtomicLong(RETRY);

    void request() {
        // A lost race loses a fifth of a retry; it is not worth a loop.
        long now = account.get();
        if (now < MOST) {
            account.compareAndSet(now, now + 1);
        }
    }

    boolean tryRetry() {
        long now = account.get();
        while (now >= RETRY) {
            if (account.compareAndSet(now, now - RETRY)) {
                return true;
            }
            now = account.get();
        }
        return false;
    }
}
