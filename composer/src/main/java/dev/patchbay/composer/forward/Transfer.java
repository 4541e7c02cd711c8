package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ResponseListener;
import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.headers.ResponseHead;
import dev.patchbay.composer.loops.EventLoopExecutor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.net.ProtocolException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * The messages of one {@link Attempt}: the request goes to the service and its answer to the caller, both on the event loop of the
 * caller's connection. It is complete when the answer has gone on.
 */
final class Transfer extends Mono<Void> implements ResponseListener, Subscription {

    private final Attempt attempt;
    private final Channel caller;
    private @Nullable CoreSubscriber<? super Void> actual;
    /** Until the answer is complete; after that it may be somebody else's. */
    private @Nullable ServiceConnection connection;

    private @Nullable ResponseBody body;
    private @Nullable Relay relay;
    private boolean isOver;

    Transfer(Attempt attempt, Channel caller) {
        this.attempt = attempt;
        this.caller = caller;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> subscriber) {
        actual = subscriber;
        attempt.enters();
        subscriber.onSubscribe(this);
        onLoop(this::begin);
    }

    private void onLoop(Runnable action) {
        EventLoopExecutor.run(caller.eventLoop(), action);
    }

    private void begin() {
        if (!isOver) {
            attempt.clock().onExpiry(() -> onLoop(this::expire));
            attempt.client().begin(caller, attempt.isAfresh(), this);
        }
    }

    private void expire() {
        onFailure(new TimeoutException("the service took too long"));
    }

    @Override
    public void onConnected(ServiceConnection found) {
        if (isOver) {
            found.giveBack();
            return;
        }
        connection = found;
        attempt.begins(found.isReused());
        try {
            send(found, attempt.head());
        } catch (RuntimeException e) { // a filter has made a request that is none
            onFailure(e);
        }
    }

    private void send(ServiceConnection to, HttpRequest head) {
        RequestBody upload = attempt.upload();
        if (upload == null) {
            attempt.clock().awaitAnswer();
            to.sendWhole(head, Unpooled.EMPTY_BUFFER);
        } else {
            upload.sendTo(to, head, attempt.clock(), this::uploadFailed);
        }
    }

    private void uploadFailed(Throwable failure) {
        attempt.uploadFailed(failure);
        onFailure(failure);
    }

    @Override
    public void onWritable() {
        RequestBody upload = attempt.upload();
        if (upload != null) {
            upload.goOn();
        }
    }

    @Override
    public void onResponse(HttpResponse head, ByteBuf content) {
        giveUpConnection();
        if (!accepts(head)) {
            content.release();
            return;
        }
        attempt.isAnswered();
        if (!relay(() -> new ResponseRelay(attempt, head).whole(content))) {
            content.release();
        }
    }

    @Override
    public void onHeaders(HttpResponse head) {
        ServiceConnection from = connection;
        if (from != null && accepts(head)) {
            ResponseBody pieces = new ResponseBody(from, caller.eventLoop(), attempt.clock());
            body = pieces;
            relay(() -> new ResponseRelay(attempt, head).stream(pieces));
        }
    }

    /** Whether this answer is the one to pass on; else the transfer is over. */
    private boolean accepts(HttpResponse head) {
        try {
            ResponseHead.check(head.status().code(), head.headers());
        } catch (ProtocolException e) {
            end(e);
            return false;
        }
        if (attempt.answers(head)) {
            return true;
        }
        end(new Attempt.AnswerToRetry());
        return false;
    }

    @Override
    public void onBody(ByteBuf piece) {
        if (body == null) {
            piece.release();
        } else {
            body.add(piece);
        }
    }

    @Override
    public void onEnd() {
        giveUpConnection();
        attempt.isAnswered();
        if (body != null) {
            body.complete();
        }
    }

    /** Nothing more may be sent on it, not even an end of the request. */
    private void giveUpConnection() {
        connection = null;
        RequestBody upload = attempt.upload();
        if (upload != null) {
            upload.discard();
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        if (connection != null) {
            connection.close();
            connection = null;
        }
        if (body == null) {
            end(failure);
        } else {
            body.fail(failure);
        }
    }

    /** Whether the answer is on its way to the caller. */
    private boolean relay(Supplier<Mono<Void>> answer) {
        Mono<Void> writing;
        try {
            writing = answer.get();
        } catch (RuntimeException e) {
            end(e);
            return false;
        }
        Relay to = new Relay();
        relay = to;
        writing.subscribe(to);
        return true;
    }

    /** Hears when the answer has gone on to the caller. */
    private final class Relay extends BaseSubscriber<Void> {
        @Override
        protected void hookOnComplete() {
            onLoop(() -> end(null));
        }

        @Override
        protected void hookOnError(Throwable failure) {
            onLoop(() -> end(failure));
        }

        @Override
        public Context currentContext() {
            return actual == null ? Context.empty() : actual.currentContext();
        }
    }

    /** The end, whichever way it came; null when all went well. */
    private void end(@Nullable Throwable failure) {
        CoreSubscriber<? super Void> to = actual;
        if (isOver || to == null) {
            return;
        }
        leave();
        if (failure == null) {
            attempt.ends();
            to.onComplete();
        } else {
            attempt.fails(failure);
            to.onError(failure);
        }
    }

    /** What has not come to its end by now is not worth waiting for: the connection is given up. */
    private void leave() {
        isOver = true;
        if (connection != null) {
            connection.close();
            connection = null;
        }
        if (body != null) {
            body.discard();
        }
    }

    @Override
    public void request(long n) {
        Operators.validate(n); // there are no items to ask for
    }

    /** The caller went away. */
    @Override
    public void cancel() {
        onLoop(() -> {
            if (!isOver) {
                leave();
                if (relay != null) {
                    relay.cancel();
                }
                attempt.isCancelled();
            }
        });
    }
}
