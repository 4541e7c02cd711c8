package dev.patchbay.composer.proxy;

import dev.patchbay.composer.telemetry.RequestRecord;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service's answer on its way to the caller, piece by piece, at the pace of whoever reads it. */
final class Answer {

    private final ServerWebExchange exchange;
    private final RouteMatch match;
    private final Caller caller;
    private final HttpClientResponse answer;
    private final int status;
    private final boolean hasBody;

    Answer(ServerWebExchange exchange, RouteMatch match, Caller caller, HttpMethod method, HttpClientResponse answer) {
        this.exchange = exchange;
        this.match = match;
        this.caller = caller;
        this.answer = answer;
        this.status = answer.status().code();
        this.hasBody = !method.equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    /**
     * Passes the answer on.
     *
     * @param connection what its body comes from
     * @param audit is shown a copy of it where somebody wants to see it
     */
    Mono<Void> relay(Connection connection, CallClock clock, AnswerAudit audit) {
        AnswerAudit.Copy copy = audit.begin(
                RequestRecord.of(exchange.getAttributes()),
                match.target().route(),
                status,
                answer.responseHeaders(),
                match.platform().config().maxValidatedBody(),
                hasBody);
        NettyDataBufferFactory buffers =
                (NettyDataBufferFactory) plain(exchange.getResponse()).bufferFactory();
        Function<ByteBuf, DataBuffer> wrap = copy == null ? buffers::wrap : piece -> buffers.wrap(copy.add(piece));
        Flux<DataBuffer> body =
                new TimedBody<>(connection.inbound().receive().retain(), wrap, clock, TimedBody.Direction.TO_CALLER);
        if (copy != null) {
            body = body.doOnComplete(copy::complete);
        }
        writeHead();
        // Before anybody can write an orderly end: half of an answer must not look like all of it.
        Flux<DataBuffer> pieces = body.doOnError(failure -> toCaller().withConnection(connected -> {
            var _ = connected.channel().close();
        }));
        return exchange.getResponse().writeAndFlushWith(pieces.map(Mono::just));
    }

    private void writeHead() {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        HttpServerResponse toCaller = toCaller();
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
        ResponseHeaders.copy(
                answer.responseHeaders(),
                toCaller.responseHeaders(),
                match.platform().locations(),
                match.target().upstream().service().name(),
                match.upstreamPath(),
                caller.host());
        if (request.version().equals(HttpVersion.HTTP_1_0)) {
            toCaller.chunkedTransfer(false).keepAlive(false); // such a caller reads to the end of the connection
        }
    }

    private HttpServerResponse toCaller() {
        return ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    }

    private static AbstractServerHttpResponse plain(ServerHttpResponse response) {
        ServerHttpResponse undecorated = response;
        while (undecorated instanceof ServerHttpResponseDecorator decorator) {
            undecorated = decorator.getDelegate();
        }
        return (AbstractServerHttpResponse) undecorated;
    }
}
