package dev.patchbay.composer.websocket;

import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.Permit;
import dev.patchbay.composer.upstream.ServiceGuard;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Forwards a request for a WebSocket (RFC 6455). The service is asked first, so that the client gets its refusal and
 * its choice of a subprotocol.
 */
public final class WebSocketForward {

    private static final String VERSION = "13";

    private WebSocketForward() {}

    /**
     * True if the request asks for a WebSocket. With another method than GET it may, and gets an HTTP response (RFC
     * 9110, 7.8).
     */
    public static boolean isUpgrade(ServerWebExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())
                && exchange.getRequest().getMethod().equals(HttpMethod.GET);
    }

    /** Completes as soon as the client's WebSocket is open, and fails if it cannot be opened. */
    public static Mono<Void> forward(ForwardedRequest request) {
        Problem refusal = refusal(request.originalHeaders());
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        ServiceGuard guard = request.upstream().guard();
        Problem unavailable = guard.tryAcquire();
        if (unavailable != null) {
            return Mono.error(new ProblemException(unavailable));
        }
        return Mono.defer(() -> new WebSocketBridge(request, new Permit(guard)).open());
    }

    /** The problem of a handshake that is not valid (RFC 6455, 4.2.1 and 4.4); null if it is. */
    private static @Nullable Problem refusal(HttpHeaders headers) {
        if (!VERSION.equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return Problem.of(
                            ProblemType.WEBSOCKET_VERSION_NOT_SUPPORTED,
                            "The version of the WebSocket protocol here is " + VERSION + ".")
                    .withHeader("Sec-WebSocket-Version", VERSION)
                    .withHeader("Upgrade", "websocket");
        }
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() == 1
                        && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderNames.UPGRADE, true)
                ? null
                : Problem.of(
                        ProblemType.INVALID_REQUEST,
                        "A WebSocket is asked for with 'Connection: Upgrade' and one Sec-WebSocket-Key.");
    }
}
