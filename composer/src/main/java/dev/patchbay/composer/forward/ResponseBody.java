package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.loops.EventLoopExecutor;
import dev.patchbay.composer.upstream.CallClock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * The body of a response that does not arrive as a whole, for one subscriber. It keeps no more than what was on its way
 * when the subscriber became slower than the service, and keeps the clock right: the service owes a piece while one is
 * requested. Everything happens on the event loop of the downstream connection.
 */
final class ResponseBody extends Flux<ByteBuf> implements Subscription {

    /** From so many waiting bytes on, the service's connection is not read. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    private final ServiceConnection connection;
    private final EventLoop loop;
    private final CallClock clock;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private boolean isSubscribed;
    private @Nullable CoreSubscriber<? super ByteBuf> subscriber;
    private long requested;
    private int size;
    private boolean isPaused;
    private boolean isEmitting;
    /** No more pieces will arrive. */
    private boolean isEnded;

    private @Nullable Throwable failure;
    /** The subscriber gets no more signals. */
    private boolean isOver;

    ResponseBody(ServiceConnection connection, EventLoop loop, CallClock clock) {
        this.connection = connection;
        this.loop = loop;
        this.clock = clock;
        clock.pause();
    }

    private void onLoop(Runnable action) {
        EventLoopExecutor.run(loop, action);
    }

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuf> actual) {
        if (isSubscribed) {
            Operators.error(actual, new IllegalStateException("a response body has one subscriber"));
            return;
        }
        isSubscribed = true;
        subscriber = actual;
        actual.onSubscribe(this);
        onLoop(this::emit); // the end may have come before
    }

    /** Adds a piece that has arrived. */
    void add(ByteBuf piece) {
        if (isOver) {
            piece.release();
            return;
        }
        waiting.add(piece);
        size += piece.readableBytes();
        emit();
        if (size > HIGH_WATER_MARK && !isPaused && !isEnded) {
            isPaused = true;
            connection.read(false);
        }
    }

    /** Completes the body after the pieces that have arrived. */
    void complete() {
        isEnded = true;
        emit();
    }

    /** Fails the body after the pieces that have arrived. */
    void fail(Throwable cause) {
        failure = cause;
        isEnded = true;
        emit();
    }

    /** Releases what has arrived, and signals no more. */
    void discard() {
        isOver = true;
        subscriber = null;
        clock.pause();
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    @Override
    public void request(long n) {
        onLoop(() -> {
            if (n > 0) {
                requested = Operators.addCap(requested, n);
                emit();
            } else {
                reject(new IllegalArgumentException("Reactive Streams, 3.9: " + n + " pieces were requested"));
            }
        });
    }

    private void reject(IllegalArgumentException reason) {
        CoreSubscriber<? super ByteBuf> to = subscriber;
        cancelOnLoop();
        if (to != null) {
            to.onError(reason);
        }
    }

    @Override
    public void cancel() {
        onLoop(this::cancelOnLoop);
    }

    private void cancelOnLoop() {
        if (!isOver) {
            discard();
            if (!isEnded) {
                connection.close();
            }
        }
    }

    private void emit() {
        CoreSubscriber<? super ByteBuf> to = subscriber;
        if (isEmitting || to == null) {
            return;
        }
        isEmitting = true;
        while (!isOver && requested > 0 && !waiting.isEmpty()) {
            requested = requested == Long.MAX_VALUE ? requested : requested - 1;
            ByteBuf piece = waiting.remove();
            size -= piece.readableBytes();
            to.onNext(piece);
        }
        isEmitting = false;
        if (isOver) {
            return;
        }
        if (isEnded) {
            clock.pause();
            if (waiting.isEmpty()) {
                end(to);
            }
        } else {
            setDeadline();
        }
    }

    private void setDeadline() {
        if (requested > 0) {
            clock.awaitPiece();
        } else {
            clock.pause();
        }
        if (isPaused && size <= HIGH_WATER_MARK / 2) {
            isPaused = false;
            connection.read(true);
        }
    }

    private void end(CoreSubscriber<? super ByteBuf> to) {
        isOver = true;
        subscriber = null;
        if (failure == null) {
            to.onComplete();
        } else {
            to.onError(failure);
        }
    }
}
