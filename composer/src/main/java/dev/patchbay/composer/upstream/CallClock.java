package dev.patchbay.composer.upstream;

import dev.patchbay.composer.config.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows whom a call is waiting for, and until when. Only waiting for the service has an end: a caller that reads or
 * sends slowly is no fault of the service's.
 */
public final class CallClock {

    private static final long NEVER = Long.MAX_VALUE;

    private final long spent;
    private final long responseNanos;
    private final long idleNanos;
    /** When everything has to be over, attempts made before this one included; relative to {@link #origin}. */
    private final long end;

    private volatile @Nullable Runnable whenExpired;
    /** Relative to {@link #origin}, so that it can be compared plainly. */
    private volatile long deadline = NEVER;

    private final long origin = System.nanoTime();
    private volatile boolean expired;

    /** @param spent how long earlier attempts of the same request have taken, in nanoseconds */
    public CallClock(Timeouts timeouts, long spent) {
        this.spent = spent;
        this.responseNanos = timeouts.response().toNanos();
        this.idleNanos = timeouts.idle().toNanos();
        Duration total = timeouts.total();
        this.end = total == null ? NEVER : total.toNanos() - spent;
    }

    /** Registers the action to run once on timeout, by the thread that calls {@link #check}. */
    public void onExpiry(Runnable action) {
        whenExpired = action;
    }

    /** True if nothing may begin any more. */
    public boolean isOver() {
        return now() > end;
    }

    /** The service is to send the first byte of its answer. */
    public void awaitAnswer() {
        deadline = now() + responseNanos;
    }

    /** The service is to send, or to take, the next piece of a body. */
    public void awaitPiece() {
        deadline = now() + idleNanos;
    }

    /** It is the caller's turn. */
    public void pause() {
        deadline = NEVER;
    }

    /** Returns the duration of this attempt and those before it, in nanoseconds. */
    public long spent() {
        return spent + now();
    }

    /** Returns the duration of the call, in nanoseconds. */
    public long elapsed() {
        return now();
    }

    public boolean expired() {
        return expired;
    }

    void check(long nanoTime) {
        Runnable action = whenExpired;
        long passed = nanoTime - origin;
        if (expired || action == null || (passed <= deadline && passed <= end)) {
            return;
        }
        expired = true;
        deadline = NEVER;
        action.run();
    }

    private long now() {
        return System.nanoTime() - origin;
    }
}
