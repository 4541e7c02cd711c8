package dev.patchbay.composer.route;

import dev.patchbay.composer.headers.BodyKind;
import dev.patchbay.composer.headers.ClientAddress;
import dev.patchbay.composer.headers.RequestHeaders;
import dev.patchbay.composer.upstream.Upstream;
import dev.patchbay.composer.upstream.UpstreamCall;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.netty.http.server.HttpServerRequest;

/** A request that is forwarded: as it arrived, as filters have left it, and as a service gets it. */
public final class ForwardedRequest {

    /** For headers that the decoder has validated. */
    private static final HttpHeadersFactory WITHOUT_VALIDATION =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");

    private final ServerWebExchange exchange;
    private final RequestContext context;
    private final RouteMatch match;
    private final HttpServerRequest original;
    private final boolean isUnchanged;
    private final ClientAddress client;
    private final HttpMethod method;
    private final BodyKind bodyKind;

    /** Takes a request at the end of its filters. */
    public ForwardedRequest(ServerWebExchange exchange) {
        this.exchange = exchange;
        this.context = RequestContext.of(exchange);
        this.match = context.match();
        this.original = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        this.isUnchanged = context.isOriginal(exchange.getRequest());
        this.client = ClientAddress.of(
                exchange.getRequest().getRemoteAddress(),
                original.scheme(),
                original.requestHeaders().get(HttpHeaderNames.HOST));
        this.method = HttpMethod.valueOf(exchange.getRequest().getMethod().name());
        this.bodyKind = BodyKind.of(original.requestHeaders());
    }

    public ServerWebExchange exchange() {
        return exchange;
    }

    public RequestContext context() {
        return context;
    }

    public RouteMatch match() {
        return match;
    }

    /** The service that the request goes to. */
    public Upstream upstream() {
        return match.target().upstream();
    }

    /** The address of the downstream client. */
    public ClientAddress client() {
        return client;
    }

    public HttpMethod method() {
        return method;
    }

    public boolean hasBody() {
        return bodyKind != BodyKind.NONE;
    }

    /** The version of HTTP that the downstream client speaks. */
    public HttpVersion version() {
        return original.version();
    }

    /** The downstream connection. */
    public Channel channel() {
        Channel[] found = new Channel[1];
        original.withConnection(connection -> found[0] = connection.channel());
        return found[0];
    }

    /** The headers as they arrived. */
    public HttpHeaders originalHeaders() {
        return original.requestHeaders();
    }

    /** The headers as filters have left them. */
    private HttpHeaders headers() {
        if (isUnchanged) {
            return originalHeaders();
        }
        HttpHeaders headers = new DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(headers::add);
        return headers;
    }

    /** The body as filters have left it; the subscriber releases the buffers. */
    public Flux<ByteBuf> body() {
        return isUnchanged
                ? original.receive().retain()
                : exchange.getRequest().getBody().map(NettyDataBufferFactory::toByteBuf);
    }

    /** The path and query that the service gets. */
    public String target() {
        String query = exchange.getRequest().getURI().getRawQuery();
        return query == null ? match.upstreamPath() : match.upstreamPath() + "?" + query;
    }

    /** Returns the request line and the headers that the service gets. */
    public HttpRequest head(UpstreamCall call) {
        HttpHeaders headers =
                (isUnchanged ? WITHOUT_VALIDATION : DefaultHttpHeadersFactory.headersFactory()).newHeaders();
        writeHeaders(call, headers);
        RequestHeaders.addFraming(headers, bodyKind, method);
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target(), headers);
    }

    /**
     * Writes the headers that a service gets, whether over HTTP or to open a WebSocket. This is the only place that
     * does: anything else that services are to know about a request is written here, from its {@link #context}, and
     * {@link RequestHeaders} drops the fields of that name that a client sends.
     */
    public void writeHeaders(UpstreamCall call, HttpHeaders to) {
        RequestHeaders.copy(headers(), to);
        to.set(HttpHeaderNames.HOST, call.host());
        RequestHeaders.addForwarded(to, client);
        to.set(REQUEST_ID, context.id());
        call.writeTraceTo(to::set);
    }
}
