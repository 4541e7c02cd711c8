package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.Timeouts;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Knows whom a call is waiting for, and until when. Only waiting for the service has an end: a caller that reads or sends
 * slowly is no fault of the service's. When the time is over the connection to the service is closed; whoever reads from or
 * writes to it then ends the call, and asks {@link #expired} for the reason.
 */
final class CallClock {

    private static final long NEVER = Long.MAX_VALUE;

    private final long spent;
    private final long responseNanos;
    private final long idleNanos;
    /** When everything has to be over, attempts made before this one included; relative to {@link #origin}. */
    private final long end;

    /** Has an error when the time is over before there is a connection to close; null when there is no such time. */
    private final Sinks.@Nullable Empty<Void> late;

    private volatile @Nullable Channel channel;
    /** Relative to {@link #origin}, so that it can be compared plainly. */
    private volatile long deadline = NEVER;

    private final long origin = System.nanoTime();
    private volatile boolean expired;

    /** @param spent how long earlier attempts of the same request have taken, in nanoseconds */
    CallClock(Timeouts timeouts, long spent) {
        this.spent = spent;
        this.responseNanos = timeouts.response().toNanos();
        this.idleNanos = timeouts.idle().toNanos();
        Duration total = timeouts.total();
        this.end = total == null ? NEVER : total.toNanos() - spent;
        this.late = total == null ? null : Sinks.empty();
    }

    /** The call, ended when the time for everything is over while it still waits for a connection. */
    Mono<Void> limitConnecting(Mono<Void> call) {
        return late == null ? call : Mono.firstWithSignal(call, late.asMono());
    }

    /** Whether nothing may be begun any more. */
    boolean isOver() {
        return now() > end;
    }

    /** The connection is there and the request is about to be sent. */
    void connected(Channel connection) {
        channel = connection;
    }

    /** The service is to send the first byte of its answer. */
    void awaitAnswer() {
        deadline = now() + responseNanos;
    }

    /** The service is to send, or to take, the next piece of a body. */
    void awaitPiece() {
        deadline = now() + idleNanos;
    }

    /** It is the caller's turn. */
    void pause() {
        deadline = NEVER;
    }

    /** How long this attempt and those before it have lasted, in nanoseconds. */
    long spent() {
        return spent + now();
    }

    /** How long the call has lasted, in nanoseconds. */
    long elapsed() {
        return now();
    }

    boolean expired() {
        return expired;
    }

    void check(long nanoTime) {
        Channel connection = channel;
        long passed = nanoTime - origin;
        if (expired || (passed <= deadline && passed <= end)) {
            return;
        }
        if (connection != null) {
            expired = true;
            deadline = NEVER;
            var _ = connection.close();
        } else if (late != null) {
            expired = true;
            late.tryEmitError(new TimeoutException("the time for everything is over"));
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }
}
