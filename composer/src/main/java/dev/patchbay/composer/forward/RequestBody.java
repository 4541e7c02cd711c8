package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.loops.EventLoopExecutor;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.CallClock;
import dev.patchbay.composer.upstream.ServiceGuard;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.http.HttpHeaders;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;

/**
 * The body of a request on its way to a service. It is held back until all of it has arrived, or enough that its sender
 * is worth a permit: clients that send a byte a second take a quarter of them at most ({@link
 * ServiceGuard#tryAcquireUnfinished}), which leaves room for those that wait for the response before they send more.
 * Then it streams, at the pace of the service. Everything happens on the event loop of the downstream connection.
 */
final class RequestBody implements CoreSubscriber<ByteBuf> {

    /** The part of a body that must arrive before the service is called, in bytes. */
    static final int ENOUGH = 16 * 1024;

    /** The time for which a body that is still arriving is buffered before it is streamed, in milliseconds. */
    private static final long PATIENCE = 250;

    private final Channel downstream;
    private final ServiceGuard guard;
    private final BodyLimit limit;
    private final long length;
    private final HeldBody held;
    /** Gets the body when the service may be called; null after that. */
    private @Nullable MonoSink<RequestBody> ready;

    private @Nullable Subscription source;
    /** One piece was requested and has not arrived. */
    private boolean isAwaiting;
    /** All of it has arrived. */
    private boolean isComplete;
    /** It has one of the guard's permits for bodies that are still arriving. */
    private boolean isUnfinished;

    private @Nullable Future<?> impatience;
    private @Nullable Throwable failure;
    private boolean isOver;
    private @Nullable Sending sending;

    /** The body as it streams to a service. */
    private record Sending(ServiceConnection connection, CallClock clock, Consumer<Throwable> onFailure) {}

    RequestBody(Channel downstream, ServiceGuard guard, BodyLimit limit, long length, MonoSink<RequestBody> ready) {
        this.downstream = downstream;
        this.guard = guard;
        this.limit = limit;
        this.length = length;
        this.held = new HeldBody(downstream.alloc(), ENOUGH);
        this.ready = ready;
    }

    /**
     * Receives a request's body; emits it when the service may be called.
     *
     * @param guard of the service that it goes to
     * @param maximum how many bytes it may have
     */
    static Mono<RequestBody> of(ForwardedRequest request, ServiceGuard guard, long maximum) {
        String length = request.exchange().getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        return of(
                request.body(),
                request.channel(),
                guard,
                new BodyLimit(maximum),
                length == null ? -1 : Long.parseLong(length));
    }

    static Mono<RequestBody> of(
            Flux<ByteBuf> source, Channel downstream, ServiceGuard guard, BodyLimit limit, long length) {
        return Mono.create(sink -> {
            RequestBody body = new RequestBody(downstream, guard, limit, length, sink);
            sink.onCancel(body::discard);
            source.subscribe(body);
            body.onLoop(body::scheduleImpatience);
        });
    }

    private void onLoop(Runnable action) {
        EventLoopExecutor.run(downstream.eventLoop(), action);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(source, subscription)) {
            source = subscription;
            requestPiece();
        }
    }

    @Override
    public void onNext(ByteBuf piece) {
        Objects.requireNonNull(piece, "piece");
        onLoop(() -> receive(piece));
    }

    private void receive(ByteBuf piece) {
        isAwaiting = false;
        if (isOver) {
            piece.release();
            return;
        }
        try {
            limit.count(piece);
        } catch (RuntimeException e) { // and has released it
            fail(e);
            return;
        }
        if (sending == null) {
            hold(piece);
        } else {
            sending.connection.send(piece);
            resume();
        }
    }

    private void hold(ByteBuf piece) {
        held.add(piece);
        isComplete = held.size() == length;
        if (isComplete) {
            releaseUnfinished();
            emitReady();
        } else if (held.size() >= ENOUGH) {
            emitReady();
        } else {
            requestPiece();
        }
    }

    private void requestPiece() {
        if (source != null) {
            isAwaiting = true;
            source.request(1);
        }
    }

    private void scheduleImpatience() {
        if (ready != null && !isOver) {
            impatience = downstream.eventLoop().schedule(this::endPatience, PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    private void endPatience() {
        if (ready == null || isOver) {
            return;
        }
        isUnfinished = guard.tryAcquireUnfinished();
        if (isUnfinished) {
            emitReady();
        } else {
            scheduleImpatience();
        }
    }

    private void emitReady() {
        if (ready != null) {
            MonoSink<RequestBody> sink = ready;
            ready = null;
            if (impatience != null) {
                impatience.cancel(false);
            }
            sink.success(this);
        }
    }

    private void releaseUnfinished() {
        if (isUnfinished) {
            isUnfinished = false;
            guard.releaseUnfinished();
        }
    }

    /**
     * Sends the request.
     *
     * @param head without its body
     * @param onFailure runs if the client does not send its whole body, or sends too much
     */
    void sendTo(ServiceConnection connection, HttpRequest head, CallClock clock, Consumer<Throwable> onFailure) {
        if (failure != null) {
            onFailure.accept(failure);
            return;
        }
        ByteBuf first = held.take();
        if (isComplete) {
            clock.awaitResponse();
            connection.sendWhole(head, first);
            return;
        }
        sending = new Sending(connection, clock, onFailure);
        connection.send(head, first);
        if (isAwaiting) {
            clock.pause();
        } else {
            resume();
        }
    }

    /** Requests more from the client if the service takes more. */
    void resume() {
        if (isOver || isComplete || isAwaiting || sending == null) {
            return;
        }
        if (sending.connection.isWritable()) {
            sending.clock.pause();
            requestPiece();
        } else {
            sending.clock.awaitPiece();
        }
    }

    @Override
    public void onComplete() {
        onLoop(() -> {
            if (isOver || isComplete) {
                return;
            }
            isComplete = true;
            source = null; // it is over, and may not be called any more
            releaseUnfinished();
            if (sending == null) {
                emitReady();
            } else {
                sending.clock.awaitResponse();
                sending.connection.sendEnd();
            }
        });
    }

    @Override
    public void onError(Throwable error) {
        Objects.requireNonNull(error, "error");
        onLoop(() -> {
            source = null;
            fail(error);
        });
    }

    private void fail(Throwable error) {
        if (isOver || isComplete) {
            return;
        }
        failure = error;
        MonoSink<RequestBody> sink = ready;
        end();
        if (sink != null) {
            sink.error(error);
        } else if (sending != null) {
            sending.onFailure.accept(error);
        }
    }

    /** Discards the rest of the body. */
    void discard() {
        onLoop(this::end);
    }

    private void end() {
        if (isOver) {
            return;
        }
        isOver = true;
        ready = null;
        releaseUnfinished();
        if (impatience != null) {
            impatience.cancel(false);
        }
        held.take().release();
        if (source != null) {
            source.cancel();
        }
    }
}
