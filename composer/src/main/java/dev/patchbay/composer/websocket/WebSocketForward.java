package dev.patchbay.composer.websocket;

import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.upstream.Watchdog;
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
 * Joins a caller's WebSocket (RFC 6455) to one of the service's. The service is asked first, so that the caller hears its
 * refusal and its choice of a subprotocol.
 */
public final class WebSocketForward {

    private static final String VERSION = "13";

    private final Watchdog watchdog;

    /** @param watchdog ends handshakes that the service does not answer */
    public WebSocketForward(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Whether the request asks for a WebSocket; one with another method may ask, and is answered without (RFC 9110, 7.8). */
    public static boolean isUpgrade(ServerWebExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequest().getHeaders().getUpgrade())
                && exchange.getRequest().getMethod().equals(HttpMethod.GET);
    }

    /**
     * Is complete as soon as the caller's WebSocket is open, and failed when it cannot be opened.
     *
     * @param whenOver runs once, when the conversation has ended or has not come about
     */
    public Mono<Void> forward(ForwardedRequest request, RouteMatch match, Runnable whenOver) {
        Problem refusal = refusal(request.originalHeaders());
        if (refusal != null) {
            match.target().upstream().guard().abandoned();
            whenOver.run();
            return Mono.error(new ProblemException(refusal));
        }
        return Mono.defer(() -> new WebSocketBridge(request, match, watchdog, whenOver).open());
    }

    /** RFC 6455, 4.2.1 and 4.4. */
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
