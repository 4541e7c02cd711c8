package dev.patchbay.composer.proxy;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One attempt to have a service answer a request. Both bodies stream, at the pace of whoever reads them. */
final class Call {

    private final ServerWebExchange exchange;
    private final RouteMatch match;
    private final Upstream upstream;
    private final CallClock clock;
    private final HttpMethod method;
    private final BodyKind body;
    private volatile boolean answered;
    private volatile @Nullable Throwable uploadFailure;

    Call(ServerWebExchange exchange, RouteMatch match) {
        this.exchange = exchange;
        this.match = match;
        this.upstream = match.target().upstream();
        this.clock = new CallClock(upstream.service().timeouts());
        this.method = HttpMethod.valueOf(exchange.getRequest().getMethod().name());
        this.body = BodyKind.of(nativeRequest(exchange).requestHeaders());
    }

    Call again() {
        return new Call(exchange, match);
    }

    CallClock clock() {
        return clock;
    }

    Upstream upstream() {
        return upstream;
    }

    String method() {
        return method.name();
    }

    /** Whether nothing has come back and nothing that cannot be sent again has gone out. */
    boolean isRepeatable() {
        return !answered && body == BodyKind.NONE && !exchange.getResponse().isCommitted();
    }

    /** What to tell the caller. */
    Throwable problem(Throwable failure) {
        Throwable cause = uploadFailure == null ? failure : uploadFailure;
        return answered && exchange.getResponse().isCommitted() ? failure : UpstreamProblem.of(cause, clock.expired());
    }

    Mono<Void> send() {
        return upstream.sender(method)
                .uri(match.upstreamPath() + query())
                .send(this::writeRequest)
                .responseConnection(this::relayResponse)
                .then()
                .doOnError(failure -> {
                    if (!answered && uploadFailure == null) {
                        upstream.guard().failed(clock.elapsed(), failure);
                    }
                })
                .doOnCancel(() -> {
                    if (!answered) {
                        upstream.guard().abandoned();
                    }
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
        outbound.withConnection(connection -> clock.connected(connection.channel()));
        HttpHeaders headers = request.requestHeaders();
        headers.clear();
        RequestHeaders.copy(callerHeaders(), headers);
        headers.set(HttpHeaderNames.HOST, upstream.host());
        RequestHeaders.addForwarded(headers, caller());
        headers.set("x-request-id", exchange.getRequest().getId());
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
        answered = true;
        int status = answer.status().code();
        if (status == 502 || status == 503 || status == 504) {
            upstream.guard().failed(clock.elapsed(), new ProblemException(Problem.of(status, "", "", "")));
        } else {
            upstream.guard().succeeded(clock.elapsed());
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        ResponseHeaders.copy(
                answer.responseHeaders(),
                nativeResponse(response).responseHeaders(),
                match.platform().locations(),
                upstream.service().name(),
                match.upstreamPath(),
                caller().host());
        NettyDataBufferFactory buffers =
                (NettyDataBufferFactory) plain(response).bufferFactory();
        HttpServerResponse toCaller = nativeResponse(response);
        if (nativeRequest(exchange).version().equals(HttpVersion.HTTP_1_0)) {
            toCaller.chunkedTransfer(false).keepAlive(false); // such a caller reads to the end of the connection
        }
        Flux<DataBuffer> content = new TimedBody<ByteBuf, DataBuffer>(
                        connection.inbound().receive().retain(), buffers::wrap, clock, TimedBody.Direction.TO_CALLER)
                // Before anybody can write an orderly end: half of an answer must not look like all of it.
                .doOnError(failure -> toCaller.withConnection(caller -> {
                    var _ = caller.channel().close();
                }));
        // Whatever ends early, the rest of the answer is not worth reading: the connection is given up.
        return response.writeAndFlushWith(content.map(Mono::just))
                .doOnError(failure -> connection.dispose())
                .doOnCancel(connection::dispose);
    }

    private Caller caller() {
        ServerHttpRequest request = exchange.getRequest();
        InetSocketAddress remote = request.getRemoteAddress();
        String address = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        HttpServerRequest original = nativeRequest(exchange);
        String host = original.requestHeaders().get(HttpHeaderNames.HOST);
        return new Caller(address, original.scheme(), host == null ? "" : host);
    }

    /** Netty's own as long as no filter has changed the request, so that nothing is converted. */
    private HttpHeaders callerHeaders() {
        if (isPlainRequest()) {
            return nativeRequest(exchange).requestHeaders();
        }
        HttpHeaders headers = new io.netty.handler.codec.http.DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(headers::add);
        return headers;
    }

    private boolean isPlainRequest() {
        return exchange.getRequest()
                        instanceof org.springframework.http.server.reactive.AbstractServerHttpRequest request
                && request.getNativeRequest() instanceof HttpServerRequest;
    }

    private static HttpServerRequest nativeRequest(ServerWebExchange exchange) {
        return ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    }

    private static HttpServerResponse nativeResponse(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response);
    }

    private static AbstractServerHttpResponse plain(ServerHttpResponse response) {
        ServerHttpResponse undecorated = response;
        while (undecorated instanceof ServerHttpResponseDecorator decorator) {
            undecorated = decorator.getDelegate();
        }
        return (AbstractServerHttpResponse) undecorated;
    }
}
