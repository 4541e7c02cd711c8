package dev.patchbay.composer.proxy;

import dev.patchbay.composer.resilience.Balancer;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.WebsocketServerSpec;

/** Joins a caller's WebSocket (RFC 6455) to one of the service's; frames pass both ways, and so does the end. */
final class WebSocketForward {

    private static final int LONGEST_FRAME = 1 << 20;

    private final HandshakeWebSocketService server =
            new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(() -> WebsocketServerSpec.builder()
                    .maxFramePayloadLength(LONGEST_FRAME)
                    .handlePing(true)));

    static boolean isUpgrade(HttpHeaders headers) {
        return "websocket".equalsIgnoreCase(headers.getUpgrade());
    }

    Mono<Void> forward(ServerWebExchange exchange, RouteMatch match) {
        Upstream upstream = match.target().upstream();
        Balancer.Endpoint endpoint = upstream.balancer().choose(null);
        Upstream.Client service = upstream.client(endpoint);
        upstream.guard().abandoned(); // a conversation says nothing about how fast the service answers
        String query = exchange.getRequest().getURI().getRawQuery();
        URI url = URI.create(
                scheme(endpoint) + "://" + service.host() + match.upstreamPath() + (query == null ? "" : "?" + query));
        List<String> protocols = exchange.getRequest().getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
                .flatMap(value -> List.of(value.split("\\s*,\\s*")).stream())
                .toList();
        ReactorNettyWebSocketClient client = new ReactorNettyWebSocketClient(
                service.http(),
                () -> WebsocketClientSpec.builder()
                        .maxFramePayloadLength(LONGEST_FRAME)
                        .handlePing(true));
        endpoint.enter();
        return server.handleRequest(exchange, new Bridge(client, url, headers(exchange), protocols))
                .doFinally(signal -> endpoint.leave());
    }

    private static String scheme(Balancer.Endpoint endpoint) {
        return "https".equals(endpoint.url().getScheme()) ? "wss" : "ws";
    }

    private static HttpHeaders headers(ServerWebExchange exchange) {
        var all = new DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(all::add);
        var kept = new DefaultHttpHeaders();
        RequestHeaders.copy(all, kept);
        HttpHeaders headers = new HttpHeaders();
        for (var field : kept) {
            // the handshake with the service is another one, and makes its own
            if (!field.getKey().toLowerCase(Locale.ROOT).startsWith("sec-websocket")) {
                headers.add(field.getKey(), field.getValue());
            }
        }
        return headers;
    }

    private record Bridge(ReactorNettyWebSocketClient client, URI url, HttpHeaders headers, List<String> protocols)
            implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return protocols;
        }

        @Override
        public Mono<Void> handle(WebSocketSession caller) {
            return client.execute(url, headers, new WebSocketHandler() {
                @Override
                public List<String> getSubProtocols() {
                    return protocols;
                }

                @Override
                public Mono<Void> handle(WebSocketSession service) {
                    Mono<Void> toService = pipe(caller, service);
                    Mono<Void> toCaller = pipe(service, caller);
                    return Mono.firstWithSignal(toService, toCaller);
                }
            });
        }

        private static Mono<Void> pipe(WebSocketSession from, WebSocketSession to) {
            return to.send(from.receive().doOnNext(WebSocketMessage::retain))
                    .then(from.closeStatus().defaultIfEmpty(CloseStatus.NORMAL))
                    .flatMap(status -> to.close(sendable(status)));
        }

        /** RFC 6455, 7.4.1: some codes say what became of a connection and may not be sent; the other side just went away. */
        private static CloseStatus sendable(CloseStatus status) {
            return switch (status.getCode()) {
                case 1004, 1005, 1006, 1015 -> CloseStatus.GOING_AWAY;
                default -> status;
            };
        }
    }
}
