package dev.patchbay.composer.upstream;

import dev.patchbay.composer.config.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a call: whom it is waiting for, and until when. Only waiting for the service has an end; a client that
 * reads or sends slowly is no fault of the service's.
 */
public final class CallClock {

    private static final long NEVER = Long.MAX_VALUE;

    private final long spent;
    private final long responseNanos;
    private final long idleNanos;
    /** The end of everything, attempts made before this one included; relative to {@link #origin}. */
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

    /** True if no time is left for another call. */
    public boolean isOver() {
        return now() > end;
    }

    /** Waits for the first byte of the response. */
    public void awaitResponse() {
        deadline = now() + responseNanos;
    }

    /** Waits for the service to send or take the next piece of a body. */
    public void awaitPiece() {
        deadline = now() + idleNanos;
    }

    /** Waits for the client, for as long as it takes. */
    public void pause() {
        deadline = NEVER;
    }

    /** The time that this call and those before it have taken, in nanoseconds. */
    public long spent() {
        return spent + now();
    }

    /** The time since the call began, in nanoseconds. */
    public long elapsed() {
        return now();
    }

    /** True if the call was ended because the service took too long. */
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
