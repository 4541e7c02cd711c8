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
 * The body of an answer that does not come all at once, for one subscriber. It keeps no more than what was on its way
 * when the reader became slower than the service, and keeps the clock right: the service owes a piece while one is
 * asked for.
 */
final class ResponseBody extends Flux<ByteBuf> implements Subscription {

    /** From so many bytes that wait to be asked for, the service is not read. */
    private static final int MUCH = 64 * 1024;

    private final ServiceConnection connection;
    private final EventLoop loop;
    private final CallClock clock;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private @Nullable CoreSubscriber<? super ByteBuf> actual;
    private long wanted;
    private int size;
    private boolean isPaused;
    private boolean isEmitting;
    /** All of it has come, or nothing more will. */
    private boolean isEnded;

    private @Nullable Throwable failure;
    /** Nobody wants any more, or everything was said. */
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
    public void subscribe(CoreSubscriber<? super ByteBuf> subscriber) {
        if (actual != null) {
            Operators.error(subscriber, new IllegalStateException("an answer has one reader"));
            return;
        }
        actual = subscriber;
        subscriber.onSubscribe(this);
        onLoop(this::emit); // an end may have come before
    }

    /** A piece has come. */
    void add(ByteBuf piece) {
        if (isOver) {
            piece.release();
            return;
        }
        waiting.add(piece);
        size += piece.readableBytes();
        emit();
        if (size > MUCH && !isPaused && !isEnded) {
            isPaused = true;
            connection.read(false);
        }
    }

    /** Ends the body. */
    void complete() {
        isEnded = true;
        emit();
    }

    /** Fails the body before its end, after passing on what has arrived. */
    void fail(Throwable cause) {
        failure = cause;
        isEnded = true;
        emit();
    }

    /** Nobody will ask for the rest. */
    void discard() {
        isOver = true;
        clock.pause();
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            onLoop(() -> {
                wanted = Operators.addCap(wanted, n);
                emit();
            });
        }
    }

    @Override
    public void cancel() {
        onLoop(() -> {
            if (!isOver) {
                discard();
                if (!isEnded) {
                    connection.close();
                }
            }
        });
    }

    private void emit() {
        CoreSubscriber<? super ByteBuf> to = actual;
        if (isEmitting || to == null) {
            return;
        }
        isEmitting = true;
        while (!isOver && wanted > 0 && !waiting.isEmpty()) {
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
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
            owe();
        }
    }

    private void owe() {
        if (wanted > 0) {
            clock.awaitPiece();
        } else {
            clock.pause();
        }
        if (isPaused && size <= MUCH / 2) {
            isPaused = false;
            connection.read(true);
        }
    }

    private void end(CoreSubscriber<? super ByteBuf> to) {
        isOver = true;
        if (failure == null) {
            to.onComplete();
        } else {
            to.onError(failure);
        }
    }
}
