package dev.patchbay.composer.upstream;

import java.time.Duration;

/**
 * The health of one of several instances, by the calls that are made anyway. After some failures in a row it is left
 * out for a while, longer each time; then one call tries it, and the first success brings it back.
 */
final class InstanceHealth {

    private static final int FAILURES = 3;
    private static final long FIRST = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private int failures;
    private int ejections;
    private boolean isOut;
    private long backAt;

    /** Takes the right to call it, among others: an instance that was left out is tried by one call at a time. */
    synchronized boolean tryAcquire(long nanoTime) {
        if (!isOut) {
            return true;
        }
        if (nanoTime - backAt < 0) {
            return false;
        }
        backAt = nanoTime + FIRST;
        return true;
    }

    synchronized void recordSuccess() {
        failures = 0;
        ejections = 0;
        isOut = false;
    }

    synchronized void recordFailure(long nanoTime) {
        failures++;
        if (failures >= FAILURES || isOut) {
            isOut = true;
            failures = 0;
            backAt = nanoTime + Math.min(LONGEST, FIRST << Math.min(ejections, 5));
            ejections++;
        }
    }

    synchronized boolean isOut() {
        return isOut;
    }
}
