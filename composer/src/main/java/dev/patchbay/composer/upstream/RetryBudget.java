package dev.patchbay.composer.upstream;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Limits retries to a share of the requests of the last ten seconds, so that they cannot multiply the load on a service
 * that fails because of its load. One retry in that time is always allowed: a service with few requests has no load to
 * fear.
 */
final class RetryBudget {

    private static final int SECONDS = 10;

    private final int percent;
    private final LongSupplier nanoTime;
    private final long[] second = new long[SECONDS];
    private final int[] requests = new int[SECONDS];
    private final int[] retries = new int[SECONDS];

    RetryBudget(int percent) {
        this(percent, System::nanoTime);
    }

    RetryBudget(int percent, LongSupplier nanoTime) {
        this.percent = percent;
        this.nanoTime = nanoTime;
    }

    synchronized void recordRequest() {
        requests[slot()]++;
    }

    synchronized boolean tryAcquire() {
        int slot = slot();
        long oldest = second[slot] - SECONDS;
        long asked = 0;
        long retried = 0;
        for (int i = 0; i < SECONDS; i++) {
            if (second[i] > oldest) {
                asked += requests[i];
                retried += retries[i];
            }
        }
        if (retried > 0 && (retried + 1) * 100 > asked * percent) {
            return false;
        }
        retries[slot]++;
        return true;
    }

    /** The slot of this second, emptied when it was another second's. */
    private int slot() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        int slot = Math.floorMod(now, SECONDS);
        if (second[slot] != now) {
            second[slot] = now;
            requests[slot] = 0;
            retries[slot] = 0;
        }
        return slot;
    }
}
