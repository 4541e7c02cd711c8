package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.Exchange;
import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.headers.ResponseHead;
import dev.patchbay.composer.loops.Loops;
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
 * The messages of one {@link Call}: the request goes to the service and its answer to the caller, both on the event loop of the
 * caller's connection. It is complete when the answer has gone on.
 */
final class Transfer extends Mono<Void> implements Exchange, Subscription {

    private final Call call;
    private final Channel caller;
    private @Nullable CoreSubscriber<? super Void> actual;
    /** Until the answer is complete; after that it may be somebody else's. */
    private @Nullable ServiceConnection connection;

    private @Nullable ResponseBody body;
    private @Nullable Relay relay;
    private boolean isOver;

    Transfer(Call call, Channel caller) {
        this.call = call;
        this.caller = caller;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> subscriber) {
        actual = subscriber;
        call.enters();
        subscriber.onSubscribe(this);
        onLoop(this::begin);
    }

    private void onLoop(Runnable action) {
        Loops.run(caller.eventLoop(), action);
    }

    private void begin() {
        if (!isOver) {
            call.clock().onExpiry(() -> onLoop(this::expire));
            call.client().begin(caller, call.isAfresh(), this);
        }
    }

    private void expire() {
        failed(new TimeoutException("the service took too long"));
    }

    @Override
    public void connected(ServiceConnection found) {
        if (isOver) {
            found.giveBack();
            return;
        }
        connection = found;
        call.begins(found.isReused());
        try {
            send(found, call.head());
        } catch (RuntimeException e) { // a filter has made a request that is none
            failed(e);
        }
    }

    private void send(ServiceConnection to, HttpRequest head) {
        Upload upload = call.upload();
        if (upload == null) {
            call.clock().awaitAnswer();
            to.sendWhole(head, Unpooled.EMPTY_BUFFER);
        } else {
            upload.sendTo(to, head, call.clock(), this::uploadFailed);
        }
    }

    private void uploadFailed(Throwable failure) {
        call.uploadFailed(failure);
        failed(failure);
    }

    @Override
    public void writable() {
        Upload upload = call.upload();
        if (upload != null) {
            upload.goOn();
        }
    }

    @Override
    public void answeredWhole(HttpResponse head, ByteBuf content) {
        giveUpConnection();
        if (!accepts(head)) {
            content.release();
            return;
        }
        call.isAnswered();
        if (!relay(() -> new ResponseRelay(call, head).whole(content))) {
            content.release();
        }
    }

    @Override
    public void answerBegins(HttpResponse head) {
        ServiceConnection from = connection;
        if (from != null && accepts(head)) {
            ResponseBody pieces = new ResponseBody(from, caller.eventLoop(), call.clock());
            body = pieces;
            relay(() -> new ResponseRelay(call, head).stream(pieces));
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
        if (call.answers(head)) {
            return true;
        }
        end(new Call.AnswerToRetry());
        return false;
    }

    @Override
    public void answerGoesOn(ByteBuf piece) {
        if (body == null) {
            piece.release();
        } else {
            body.add(piece);
        }
    }

    @Override
    public void answerEnds() {
        giveUpConnection();
        call.isAnswered();
        if (body != null) {
            body.complete();
        }
    }

    /** Nothing more may be sent on it, not even an end of the request. */
    private void giveUpConnection() {
        connection = null;
        Upload upload = call.upload();
        if (upload != null) {
            upload.discard();
        }
    }

    @Override
    public void failed(Throwable failure) {
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
            call.ends();
            to.onComplete();
        } else {
            call.fails(failure);
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
                call.isCancelled();
            }
        });
    }
}
