package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ResponseListener;
import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.headers.ResponseHead;
import dev.patchbay.composer.loops.EventLoopExecutor;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.UpstreamCall;
import dev.patchbay.composer.upstream.UpstreamProblem;
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
 * One attempt to have a service respond to a request, and to relay that response downstream; its methods stand in the
 * order in which they are called. It completes when the response has been relayed, and has one subscriber. Everything
 * happens on the event loop of the downstream connection.
 */
final class Attempt extends Mono<Void> implements ResponseListener, Subscription {

    private final Forwarding forwarding;
    private final UpstreamCall call;
    private final Channel downstream;
    private @Nullable CoreSubscriber<? super Void> subscriber;
    /** Null before there is one, and after the response, when another attempt may have it. */
    private @Nullable ServiceConnection connection;

    private @Nullable ResponseBody responseBody;
    private @Nullable Relaying relaying;
    private @Nullable Throwable bodyFailure;
    private boolean isSent;
    private boolean isReused;
    private boolean isOver;

    Attempt(Forwarding forwarding, UpstreamCall call) {
        this.forwarding = forwarding;
        this.call = call;
        this.downstream = forwarding.request().channel();
    }

    ForwardedRequest request() {
        return forwarding.request();
    }

    UpstreamCall call() {
        return call;
    }

    /** True if any of the request may have reached the service. */
    boolean isSent() {
        return isSent;
    }

    /** True if it was sent over a connection that had been used before. */
    boolean isReused() {
        return isReused;
    }

    /** Why the client did not send its whole body; null if it did, or has not yet. */
    @Nullable
    Throwable bodyFailure() {
        return bodyFailure;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        if (subscriber != null) {
            Operators.error(actual, new IllegalStateException("an attempt is made once"));
            return;
        }
        subscriber = actual;
        call.open();
        actual.onSubscribe(this);
        onLoop(this::connect);
    }

    private void onLoop(Runnable action) {
        EventLoopExecutor.run(downstream.eventLoop(), action);
    }

    private void connect() {
        if (!isOver) {
            call.clock().onExpiry(() -> onLoop(() -> onFailure(new TimeoutException("the service took too long"))));
            call.http().begin(downstream, call.needsFreshConnection(), this);
        }
    }

    @Override
    public void onConnected(ServiceConnection connected) {
        if (isOver) {
            connected.giveBack();
            return;
        }
        connection = connected;
        isSent = true;
        isReused = connected.isReused();
        try {
            sendRequest(connected, request().head(call));
        } catch (RuntimeException e) { // a filter has made a request that is not valid
            onFailure(e);
        }
    }

    private void sendRequest(ServiceConnection to, HttpRequest head) {
        RequestBody body = forwarding.body();
        if (body == null) {
            call.clock().awaitResponse();
            to.sendWhole(head, Unpooled.EMPTY_BUFFER);
        } else {
            body.sendTo(to, head, call.clock(), this::onBodyFailure);
        }
    }

    private void onBodyFailure(Throwable failure) {
        bodyFailure = failure;
        onFailure(failure);
    }

    @Override
    public void onWritable() {
        RequestBody body = forwarding.body();
        if (body != null) {
            body.resume();
        }
    }

    @Override
    public void onResponse(HttpResponse head, ByteBuf content) {
        forgetConnection();
        Throwable obstacle = recordResponse(head);
        if (obstacle != null) {
            content.release();
            end(obstacle);
            return;
        }
        forwarding.permit().release();
        if (!relay(() -> new ResponseRelay(forwarding, head).relay(content))) {
            content.release();
        }
    }

    @Override
    public void onHeaders(HttpResponse head) {
        ServiceConnection from = connection;
        if (from == null) {
            return;
        }
        Throwable obstacle = recordResponse(head);
        if (obstacle != null) {
            end(obstacle);
            return;
        }
        ResponseBody body = new ResponseBody(from, downstream.eventLoop(), call.clock());
        responseBody = body;
        relay(() -> new ResponseRelay(forwarding, head).relay(body));
    }

    /** Records a response, and returns why it is not relayed; null if it is. */
    private @Nullable Throwable recordResponse(HttpResponse head) {
        try {
            ResponseHead.check(head.status().code(), head.headers());
        } catch (ProtocolException e) {
            return e;
        }
        call.recordResponse(head.status().code());
        return RetryPolicy.tryAcquireRetry(this, head) ? new RetryPolicy.RetryableResponse() : null;
    }

    @Override
    public void onBody(ByteBuf piece) {
        if (responseBody == null) {
            piece.release();
        } else {
            responseBody.add(piece);
        }
    }

    @Override
    public void onEnd() {
        forgetConnection();
        forwarding.permit().release();
        if (responseBody != null) {
            responseBody.complete();
        }
    }

    /** Nothing more may be sent on the connection, not even the rest of the request. */
    private void forgetConnection() {
        connection = null;
        RequestBody body = forwarding.body();
        if (body != null) {
            body.discard();
        }
    }

    /** Starts to relay the response; ends the attempt, and returns false, if it cannot be. */
    private boolean relay(Supplier<Mono<Void>> response) {
        Mono<Void> writing;
        try {
            writing = response.get();
        } catch (RuntimeException e) {
            end(e);
            return false;
        }
        Relaying to = new Relaying();
        relaying = to;
        writing.subscribe(to);
        return true;
    }

    /** Ends the attempt when the response has been written downstream. */
    private final class Relaying extends BaseSubscriber<Void> {
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
            return subscriber == null ? Context.empty() : subscriber.currentContext();
        }
    }

    @Override
    public void onFailure(Throwable failure) {
        closeConnection();
        if (responseBody == null) {
            end(failure);
        } else {
            responseBody.fail(failure);
        }
    }

    private void closeConnection() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    /** Ends the attempt; the failure is null if the response has been relayed. */
    private void end(@Nullable Throwable failure) {
        CoreSubscriber<? super Void> to = subscriber;
        if (isOver || to == null) {
            return;
        }
        release();
        if (failure == null) {
            forwarding.permit().release();
            call.close();
            to.onComplete();
        } else {
            if (bodyFailure == null && !RetryPolicy.isStaleConnection(this, failure)) {
                call.recordFailure(failure);
            }
            call.close(); // another attempt may follow, which has the same permit
            to.onError(failure);
        }
    }

    /** Gives up what has not come to its end by now. */
    private void release() {
        isOver = true;
        closeConnection();
        if (responseBody != null) {
            responseBody.discard();
        }
    }

    /** The problem that a failure is to the downstream client; the failure itself if the response had begun. */
    Throwable problem(Throwable failure) {
        if (call.hasResponse() && request().exchange().getResponse().isCommitted()) {
            return failure;
        }
        return UpstreamProblem.of(
                bodyFailure == null ? failure : bodyFailure, call.clock().expired());
    }

    @Override
    public void request(long n) {
        if (n <= 0) { // Reactive Streams, 3.9; there are no items to request
            onLoop(() -> onFailure(new IllegalArgumentException(n + " items were requested")));
        }
    }

    /** Ends the attempt because the downstream client went away. */
    @Override
    public void cancel() {
        onLoop(() -> {
            if (!isOver) {
                release();
                if (relaying != null) {
                    relaying.cancel();
                }
                forwarding.permit().release();
                call.close();
            }
        });
    }
}
