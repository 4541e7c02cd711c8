package dev.patchbay.composer.route;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;

/** The request that is to be forwarded: as it came from its caller, and as filters have left it. */
public final class ForwardedRequest {

    private final ServerWebExchange exchange;
    private final HttpServerRequest original;
    private final boolean isUnchanged;

    public ForwardedRequest(ServerWebExchange exchange) {
        this.exchange = exchange;
        this.original = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        this.isUnchanged = RequestContext.of(exchange).isOriginal(exchange.getRequest());
    }

    public ServerWebExchange exchange() {
        return exchange;
    }

    /** Whether no filter has changed it, so that nothing of it need be looked at or converted again. */
    public boolean isUnchanged() {
        return isUnchanged;
    }

    /** The caller's connection. */
    public Channel channel() {
        Channel[] found = new Channel[1];
        original.withConnection(connection -> found[0] = connection.channel());
        return found[0];
    }

    public HttpVersion version() {
        return original.version();
    }

    /** The header as it came. */
    public HttpHeaders originalHeaders() {
        return original.requestHeaders();
    }

    /** The header as filters have left it. */
    public HttpHeaders headers() {
        if (isUnchanged) {
            return originalHeaders();
        }
        HttpHeaders headers = new DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(headers::add);
        return headers;
    }

    /** With its question mark; empty when there is none. */
    public String query() {
        String query = exchange.getRequest().getURI().getRawQuery();
        return query == null ? "" : "?" + query;
    }

    /** The body as filters have left it; whoever subscribes releases the pieces. */
    public Flux<ByteBuf> body() {
        return isUnchanged
                ? original.receive().retain()
                : exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf);
    }
}
