package dev.patchbay.composer.headers;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The side of the composer that the caller sees.
 *
 * @param address of the caller, without a port
 * @param scheme http or https
 * @param host as the caller named it, with the port when it named one
 */
public record ClientAddress(String address, String scheme, String host) {

    public static ClientAddress of(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        InetSocketAddress remote = request.getRemoteAddress();
        String address = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        HttpServerRequest original = ServerHttpRequestDecorator.getNativeRequest(request);
        String host = original.requestHeaders().get(HttpHeaderNames.HOST);
        return new ClientAddress(address, original.scheme(), host == null ? "" : host);
    }

    public String port() {
        int colon = host.lastIndexOf(':');
        boolean named = colon > 0 && host.indexOf(']', colon) < 0 && colon < host.length() - 1;
        return named ? host.substring(colon + 1) : scheme.equals("https") ? "443" : "80";
    }

    /** RFC 7239, 4: an IPv6 address is bracketed and quoted. */
    public String forwarded() {
        String node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
        return "for=" + node + ";host=\"" + host + "\";proto=" + scheme;
    }
}
