package dev.patchbay.composer.forward;

import dev.patchbay.composer.headers.ResponseHeaders;
import dev.patchbay.composer.route.ForwardedRequest;
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

/** Relays a service's response to the downstream client. */
final class ResponseRelay {

    private final ForwardedRequest request;
    private final ServerWebExchange exchange;
    private final HttpResponse head;
    private final int status;
    private final boolean hasBody;
    private final ResponseAudit.@Nullable Copy copy;

    ResponseRelay(Forwarding forwarding, HttpResponse head) {
        this.request = forwarding.request();
        this.exchange = request.exchange();
        this.head = head;
        this.status = head.status().code();
        this.hasBody = !isToHead() && status != 204 && status != 304;
        this.copy = forwarding.audit().begin(request, status, head.headers(), hasBody);
    }

    /** Relays a response that has arrived as a whole. Releases the body. */
    Mono<Void> relay(ByteBuf body) {
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

    /** Relays a response as its body arrives, at the pace of the downstream client. */
    Mono<Void> relay(Flux<ByteBuf> body) {
        writeHead();
        // Before anything can write an orderly end: half of a response must not look like all of it.
        Flux<Mono<DataBuffer>> pieces = body.map(piece -> Mono.just(wrap(piece)))
                .doOnError(failure -> downstream().withConnection(connected -> {
                    var _ = connected.channel().close();
                }));
        return exchange.getResponse().writeAndFlushWith(copy == null ? pieces : pieces.doOnComplete(copy::complete));
    }

    private DataBuffer wrap(ByteBuf piece) {
        NettyDataBufferFactory buffers =
                (NettyDataBufferFactory) undecorated(exchange.getResponse()).bufferFactory();
        return buffers.wrap(copy == null ? piece : copy.add(piece));
    }

    private void writeHead() {
        HttpServerResponse downstream = downstream();
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(status));
        RouteMatch match = request.match();
        ResponseHeaders.copy(
                head.headers(),
                downstream.responseHeaders(),
                match.platform().locations(),
                match.target().upstream().service().name(),
                match.upstreamPath(),
                request.client().host());
        if (!hasBody && !isToHead()) {
            downstream.responseHeaders().remove(HttpHeaderNames.CONTENT_LENGTH); // some clients would wait for it
        }
        if (request.version().equals(HttpVersion.HTTP_1_0)) {
            downstream.chunkedTransfer(false).keepAlive(false); // such a client reads to the end of the connection
        }
    }

    private boolean isToHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    private HttpServerResponse downstream() {
        return ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    }

    private static AbstractServerHttpResponse undecorated(ServerHttpResponse response) {
        ServerHttpResponse inner = response;
        while (inner instanceof ServerHttpResponseDecorator decorator) {
            inner = decorator.getDelegate();
        }
        return (AbstractServerHttpResponse) inner;
    }
}
