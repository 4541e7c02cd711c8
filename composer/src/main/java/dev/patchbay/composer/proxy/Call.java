package dev.patchbay.composer.proxy;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import dev.patchbay.composer.resilience.Balancer;
import dev.patchbay.composer.telemetry.RequestRecord;
import dev.patchbay.composer.telemetry.Trace;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;

/** One attempt to have a service answer a request. Both bodies stream, at the pace of whoever reads them. */
final class Call {

    /** Methods whose repetition changes nothing (RFC 9110, 9.2.2). */
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private static final AttributeKey<Boolean> USED = AttributeKey.valueOf(Call.class, "used");

    private final ServerWebExchange exchange;
    private final RouteMatch match;
    private final Caller caller;
    private final boolean isAfresh;
    private final AnswerAudit audit;
    private final Upstream upstream;
    private final Balancer.Endpoint endpoint;
    private final Upstream.Client client;
    private final int attempt;
    private final CallClock clock;
    private final HttpMethod method;
    private final BodyKind body;
    private final RequestRecord record;
    private final Trace.Step step;
    private volatile int status;
    private volatile boolean begun;
    private volatile boolean isReused;
    private volatile boolean answered;
    private volatile @Nullable Throwable uploadFailure;

    Call(ServerWebExchange exchange, RouteMatch match, AnswerAudit audit) {
        this(exchange, match, audit, null, false);
    }

    private Call(
            ServerWebExchange exchange, RouteMatch match, AnswerAudit audit, @Nullable Call before, boolean isAfresh) {
        this.exchange = exchange;
        this.audit = audit;
        this.match = match;
        this.caller = Caller.of(exchange);
        this.isAfresh = isAfresh;
        this.upstream = match.target().upstream();
        this.endpoint = isAfresh && before != null
                ? before.endpoint
                : upstream.balancer().choose(before == null ? null : before.endpoint);
        this.client = upstream.client(endpoint);
        this.attempt = before == null ? 1 : isAfresh ? before.attempt : before.attempt + 1;
        this.record = RequestRecord.of(exchange.getAttributes());
        this.clock = new CallClock(upstream.calls().timeouts(), before == null ? 0 : before.clock.spent());
        this.method = HttpMethod.valueOf(exchange.getRequest().getMethod().name());
        this.body = BodyKind.of(nativeRequest(exchange).requestHeaders());
        this.step = record.trace().step(upstream.service().name(), method.name(), attempt);
    }

    /** Another attempt, with another instance when there is one. */
    Call again() {
        return new Call(exchange, match, audit, this, false);
    }

    /** The same attempt over a connection that nobody has used. */
    Call afresh() {
        return new Call(exchange, match, audit, this, true);
    }

    int attempt() {
        return attempt;
    }

    CallClock clock() {
        return clock;
    }

    Upstream upstream() {
        return upstream;
    }

    /**
     * Whether the request may be made once more: nothing of an answer has gone on, and either nothing of the request has gone
     * out, or its repetition changes nothing (RFC 9110, 9.2.2) and it has no body that is gone now.
     */
    private boolean isRepeatable() {
        boolean sentSafely = IDEMPOTENT.contains(method) && body == BodyKind.NONE;
        return (sentSafely || !begun)
                && !exchange.getResponse().isCommitted()
                && !clock.expired() // it would take that long once more
                && !clock.isOver();
    }

    /**
     * Whether this failed only because the service had given up a connection that lay idle, just when the request went out
     * (RFC 9112, 9.3.1: such a request may be repeated when its method is idempotent). That is no fault of anybody's, so it
     * needs no retry of the configured ones.
     */
    private boolean diedIdle(Throwable failure) {
        boolean isClosed = (failure instanceof IOException && !(failure instanceof ProtocolException))
                || failure instanceof AbortedException;
        return isReused && isClosed && !answered && uploadFailure == null && isRepeatable();
    }

    /** Whether to repeat this attempt {@link #afresh}. */
    boolean mayTryAfresh(Throwable failure) {
        return diedIdle(failure) && upstream.guard().tryAfresh();
    }

    /** Whether to try again after this failure; takes the retry from the budget. */
    boolean mayTryAgain(Throwable failure) {
        if (failure instanceof AnswerToRetry) {
            return true;
        }
        if (answered || uploadFailure != null || !isRepeatable()) {
            return false;
        }
        boolean hasOthers = attempt < upstream.balancer().endpoints().size();
        if (!begun && hasOthers) {
            return upstream.guard().tryElsewhere();
        }
        return upstream.guard().tryRetry(attempt);
    }

    /** A service said that it cannot now, and is asked once more instead of passing that on. */
    private static final class AnswerToRetry extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnswerToRetry() {
            super("an answer that asks for another attempt", null, false, false);
        }
    }

    /** What to tell the caller. */
    Throwable problem(Throwable failure) {
        Throwable cause = uploadFailure == null ? failure : uploadFailure;
        return answered && exchange.getResponse().isCommitted() ? failure : UpstreamProblem.of(cause, clock.expired());
    }

    Mono<Void> send() {
        endpoint.enter();
        Mono<Void> call = (isAfresh ? client.fresh(method) : client.sender(method))
                .uri(match.upstreamPath() + query())
                .send(this::writeRequest)
                .responseConnection(this::relayResponse)
                .then();
        return clock.limitConnecting(call)
                .doOnError(failure -> {
                    if (diedIdle(failure)) {
                        upstream.guard().abandoned();
                    } else if (!answered && uploadFailure == null) {
                        upstream.guard().failed(clock.elapsed(), failure);
                        endpoint.failed();
                    } else if (!answered) {
                        upstream.guard().abandoned();
                    }
                })
                .doOnCancel(() -> {
                    if (!answered) {
                        upstream.guard().abandoned();
                    }
                })
                .doFinally(signal -> {
                    endpoint.leave();
                    step.end(status);
                });
    }

    /** As they came, before any filter changed them. */
    static HttpHeaders callerHeaders(ServerWebExchange exchange) {
        return nativeRequest(exchange).requestHeaders();
    }

    private String query() {
        String query = exchange.getRequest().getURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private Publisher<Void> writeRequest(HttpClientRequest request, NettyOutbound outbound) {
        begun = true;
        outbound.withConnection(connection -> {
            clock.connected(connection.channel());
            isReused = connection.channel().attr(USED).getAndSet(true) != null;
        });
        HttpHeaders headers = request.requestHeaders();
        headers.clear();
        RequestHeaders.copy(callerHeaders(), headers);
        headers.set(HttpHeaderNames.HOST, client.host());
        RequestHeaders.addForwarded(headers, caller);
        headers.set("x-request-id", record.id());
        step.writeTo(headers::set);
        RequestHeaders.addFraming(headers, body, method);
        if (body == BodyKind.NONE) {
            clock.awaitAnswer();
            return outbound;
        }
        return outbound.send(upload());
    }

    private Flux<ByteBuf> upload() {
        BodyLimit limit = new BodyLimit(match.platform().config().maxBody());
        Flux<ByteBuf> source = isPlainRequest()
                ? nativeRequest(exchange).receive().retain()
                : exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf);
        return new TimedBody<>(source, limit::count, clock, TimedBody.Direction.TO_SERVICE)
                .doOnError(failure -> uploadFailure = failure);
    }

    private Publisher<Void> relayResponse(HttpClientResponse answer, Connection connection) {
        try {
            return relay(answer, connection);
        } catch (RuntimeException | ProtocolException e) {
            connection.dispose(); // and with it what has come of the body, which nobody will ask for
            return Mono.error(e);
        }
    }

    private Publisher<Void> relay(HttpClientResponse answer, Connection connection) throws ProtocolException {
        AnswerHead.check(answer.status().code(), answer.responseHeaders());
        answered = true;
        status = answer.status().code();
        if (status == 502 || status == 503 || status == 504) {
            upstream.guard().failed(clock.elapsed(), new ProblemException(Problem.of(status, "", "", "")));
            endpoint.failed();
            boolean asksForPatience = answer.responseHeaders().contains(HttpHeaderNames.RETRY_AFTER);
            if (!asksForPatience && isRepeatable() && upstream.guard().tryRetry(attempt)) {
                connection.dispose();
                return Mono.error(new AnswerToRetry());
            }
        } else {
            upstream.guard().succeeded(clock.elapsed());
            endpoint.succeeded();
        }
        // Whatever ends early, the rest of the answer is not worth reading: the connection is given up.
        return new Answer(exchange, match, caller, method, answer)
                .relay(connection, clock, audit)
                .doOnError(failure -> connection.dispose())
                .doOnCancel(connection::dispose);
    }

    /** Netty's own as long as no filter has changed the request, so that nothing is converted. */
    private HttpHeaders callerHeaders() {
        if (isPlainRequest()) {
            return nativeRequest(exchange).requestHeaders();
        }
        HttpHeaders headers = new DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(headers::add);
        return headers;
    }

    private boolean isPlainRequest() {
        return exchange.getRequest() instanceof AbstractServerHttpRequest request
                && request.getNativeRequest() instanceof HttpServerRequest;
    }

    private static HttpServerRequest nativeRequest(ServerWebExchange exchange) {
        return ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    }
}
