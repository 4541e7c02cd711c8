package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.loops.EventLoopExecutor;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.CallClock;
import dev.patchbay.composer.upstream.ServiceGuard;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.http.HttpHeaders;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The body of a request on its way to a service. It is held back until all of it has come, or enough that its sender is worth a
 * place among the requests that the service has at once: those who send a byte a second take up a quarter of them at most
 * ({@link ServiceGuard#tryAcquireUnfinished}), which leaves room for somebody whose sending is a conversation. Then it streams, at the
 * pace of the service. Everything happens on the event loop of the caller's connection.
 */
final class RequestBody implements CoreSubscriber<ByteBuf> {

    /** How much of a body has to have come before the service is called, in bytes. */
    static final int ENOUGH = 16 * 1024;

    /** How long a body that is still coming waits, in milliseconds, before it may go on as it comes. */
    private static final long PATIENCE = 250;

    private final Channel caller;
    private final ServiceGuard guard;
    private final BodyLimit limit;
    private final long length;
    private @Nullable MonoSink<RequestBody> ready;
    private @Nullable Subscription source;
    private @Nullable ByteBuf held;
    private boolean isCopy;
    /** One piece was asked for and has not come. */
    private boolean isAwaiting;
    /** All of it is there, or has gone out. */
    private boolean isComplete;

    /** It takes one of the guard's places for those that are still coming. */
    private boolean isUnfinished;

    private @Nullable Future<?> impatience;

    private @Nullable Throwable failure;
    private boolean isOver;

    private @Nullable ServiceConnection connection;
    private @Nullable CallClock clock;
    private @Nullable Consumer<Throwable> whenFailed;

    private RequestBody(Channel caller, ServiceGuard guard, BodyLimit limit, long length) {
        this.caller = caller;
        this.guard = guard;
        this.limit = limit;
        this.length = length;
    }

    /**
     * Takes up a request's body; has the upload when the service may be called.
     *
     * @param guard of the service that it goes to
     * @param most how many bytes it may have
     */
    static Mono<RequestBody> of(ForwardedRequest request, ServiceGuard guard, long most) {
        Flux<ByteBuf> body = request.body();
        String length = request.exchange().getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        return Mono.create(sink -> {
            RequestBody upload = new RequestBody(
                    request.channel(), guard, new BodyLimit(most), length == null ? -1 : Long.parseLong(length));
            upload.ready = sink;
            sink.onCancel(upload::discard);
            body.subscribe(upload);
            upload.onLoop(upload::waitForMore);
        });
    }

    private void onLoop(Runnable action) {
        EventLoopExecutor.run(caller.eventLoop(), action);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        ask();
    }

    @Override
    public void onNext(ByteBuf piece) {
        onLoop(() -> take(piece));
    }

    private void take(ByteBuf piece) {
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
        if (connection == null) {
            hold(piece);
        } else {
            connection.send(piece);
            goOn();
        }
    }

    private void hold(ByteBuf piece) {
        if (held == null) {
            held = piece;
        } else {
            if (!isCopy) { // small pieces would each keep a buffer that is much larger
                ByteBuf all = caller.alloc().buffer(ENOUGH);
                all.writeBytes(held);
                held.release();
                held = all;
                isCopy = true;
            }
            held.writeBytes(piece);
            piece.release();
        }
        isComplete = held.readableBytes() == length;
        if (isComplete) {
            finish();
            getReady();
        } else if (held.readableBytes() >= ENOUGH) {
            getReady();
        } else {
            ask();
        }
    }

    private void ask() {
        if (source != null) {
            isAwaiting = true;
            source.request(1);
        }
    }

    private void waitForMore() {
        if (ready != null && !isOver) {
            impatience = caller.eventLoop().schedule(this::stopWaiting, PATIENCE, TimeUnit.MILLISECONDS);
        }
    }

    private void stopWaiting() {
        if (ready == null || isOver) {
            return;
        }
        isUnfinished = guard.tryAcquireUnfinished();
        if (isUnfinished) {
            getReady();
        } else {
            waitForMore();
        }
    }

    private void getReady() {
        if (ready != null) {
            MonoSink<RequestBody> sink = ready;
            ready = null;
            if (impatience != null) {
                impatience.cancel(false);
            }
            sink.success(this);
        }
    }

    private void finish() {
        if (isUnfinished) {
            isUnfinished = false;
            guard.releaseUnfinished();
        }
    }

    /**
     * Sends the request.
     *
     * @param head without its body
     * @param failed hears when the caller does not send all of it
     */
    void sendTo(ServiceConnection to, HttpRequest head, CallClock callClock, Consumer<Throwable> failed) {
        if (failure != null) {
            failed.accept(failure);
            return;
        }
        ByteBuf first = held == null ? Unpooled.EMPTY_BUFFER : held;
        held = null;
        if (isComplete) {
            callClock.awaitAnswer();
            to.sendWhole(head, first);
            return;
        }
        connection = to;
        clock = callClock;
        whenFailed = failed;
        to.send(head, first);
        if (isAwaiting) {
            callClock.pause();
        } else {
            goOn();
        }
    }

    /** Asks the caller for more as soon as the service takes more. */
    void goOn() {
        if (isOver || isComplete || isAwaiting || connection == null || clock == null) {
            return;
        }
        if (connection.isWritable()) {
            clock.pause();
            ask();
        } else {
            clock.awaitPiece();
        }
    }

    @Override
    public void onComplete() {
        onLoop(() -> {
            if (isOver || isComplete) {
                return;
            }
            isComplete = true;
            finish();
            if (connection == null || clock == null) {
                getReady();
            } else {
                clock.awaitAnswer();
                connection.sendEnd();
            }
        });
    }

    @Override
    public void onError(Throwable error) {
        onLoop(() -> fail(error));
    }

    private void fail(Throwable error) {
        if (isOver || isComplete) {
            return;
        }
        failure = error;
        MonoSink<RequestBody> sink = ready;
        Consumer<Throwable> hears = whenFailed;
        stop();
        if (sink != null) {
            sink.error(error);
        } else if (hears != null) {
            hears.accept(error);
        }
    }

    /** Nobody wants the rest of it. */
    void discard() {
        onLoop(this::stop);
    }

    private void stop() {
        if (isOver) {
            return;
        }
        isOver = true;
        ready = null;
        finish();
        if (impatience != null) {
            impatience.cancel(false);
        }
        if (held != null) {
            held.release();
            held = null;
        }
        if (source != null) {
            source.cancel();
        }
    }
}
