package dev.patchbay.composer.forward;

import dev.patchbay.composer.headers.ResponseHeaders;
import dev.patchbay.composer.route.RouteMatch;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** A service's answer on its way to the caller. */
final class ResponseRelay {

    private final Attempt attempt;
    private final ServerWebExchange exchange;
    private final HttpResponse head;
    private final int status;
    private final boolean hasBody;
    private final ResponseAudit.@Nullable Copy copy;

    ResponseRelay(Attempt attempt, HttpResponse head) {
        this.attempt = attempt;
        this.exchange = attempt.exchange();
        this.head = head;
        this.status = head.status().code();
        this.hasBody = !attempt.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
        RouteMatch match = attempt.match();
        this.copy = attempt.audit()
                .begin(
                        attempt.record(),
                        match.target().route(),
                        status,
                        head.headers(),
                        match.platform().config().maxValidatedBody(),
                        hasBody);
    }

    /** Passes on an answer that is complete, head and body in one. Releases the body. */
    Mono<Void> whole(ByteBuf body) {
        writeHead();
        Mono<Void> written;
        if (hasBody && body.isReadable()) {
            written = exchange.getResponse().writeWith(Mono.just(wrap(body)));
        } else {
            body.release();
            written = exchange.getResponse().setComplete();
        }
        if (copy != null) {
            copy.complete();
        }
        return written;
    }

    /** Passes on an answer piece by piece, at the pace of whoever reads it. */
    Mono<Void> stream(Flux<ByteBuf> body) {
        writeHead();
        // Before anybody can write an orderly end: half of an answer must not look like all of it.
        Flux<Mono<DataBuffer>> pieces = body.map(piece -> Mono.just(wrap(piece)))
                .doOnError(failure -> toCaller().withConnection(connected -> {
                    var _ = connected.channel().close();
                }));
        return exchange.getResponse().writeAndFlushWith(copy == null ? pieces : pieces.doOnComplete(copy::complete));
    }

    private DataBuffer wrap(ByteBuf piece) {
        NettyDataBufferFactory buffers =
                (NettyDataBufferFactory) plain(exchange.getResponse()).bufferFactory();
        return buffers.wrap(copy == null ? piece : copy.add(piece));
    }

    private void writeHead() {
        HttpServerResponse toCaller = toCaller();
        RouteMatch match = attempt.match();
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
        ResponseHeaders.copy(
                head.headers(),
                toCaller.responseHeaders(),
                match.platform().locations(),
                match.target().upstream().service().name(),
                match.upstreamPath(),
                attempt.caller().host());
        if (!hasBody && !attempt.method().equals(HttpMethod.HEAD)) {
            toCaller.responseHeaders().remove(HttpHeaderNames.CONTENT_LENGTH); // some callers would wait for it
        }
        if (attempt.request().version().equals(HttpVersion.HTTP_1_0)) {
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
