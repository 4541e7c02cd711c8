package dev.patchbay.composer.websocket;

import dev.patchbay.composer.client.ChosenSubprotocolHandler;
import dev.patchbay.composer.headers.ResponseHeaders;
import dev.patchbay.composer.loops.EventLoopExecutor;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.Permit;
import dev.patchbay.composer.upstream.UpstreamCall;
import dev.patchbay.composer.upstream.UpstreamProblem;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Two joined WebSockets, the downstream client's and the service's. Frames pass both ways as they are, pings among
 * them, and so does the close. Everything happens on the event loop of the downstream connection.
 */
final class WebSocketBridge {

    private static final int LONGEST_FRAME = 1 << 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ForwardedRequest request;
    private final Permit permit;
    private final UpstreamCall call;
    private final EventLoop loop;
    private final String offered;
    private final Sinks.Empty<Void> opened = Sinks.empty();

    /** @param permit released when the bridge has ended, or has not come about */
    WebSocketBridge(ForwardedRequest request, Permit permit) {
        this.request = request;
        this.permit = permit;
        this.call = UpstreamCall.first(
                request.upstream(), request.context().trace(), request.method().name());
        this.loop = request.channel().eventLoop();
        this.offered = String.join(",", request.originalHeaders().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /** Completes as soon as the client's WebSocket is open. The bridge goes on by itself. */
    Mono<Void> open() {
        call.open();
        Sinks.Empty<Void> timeout = Sinks.empty();
        call.clock()
                .onExpiry(() -> EventLoopExecutor.run(
                        loop, () -> timeout.tryEmitError(new TimeoutException("the service took too long"))));
        Mono<Void> bridge = call.webSockets()
                .doOnRequest((asked, connection) -> call.clock().awaitResponse())
                .headers(this::writeHandshake)
                .websocket(WebsocketClientSpec.builder()
                        .maxFramePayloadLength(LONGEST_FRAME)
                        .handlePing(true)
                        .build())
                .uri(request.target())
                .handle(this::joinClient)
                .then();
        Disposable running = Mono.firstWithSignal(bridge, timeout.asMono())
                // Both WebSockets on one event loop, or the end of one could overtake the frames before it.
                .subscribeOn(Schedulers.fromExecutor(loop))
                .doFinally(signal -> EventLoopExecutor.run(loop, this::end))
                .subscribe(null, this::fail, opened::tryEmitEmpty);
        return opened.asMono().doOnCancel(running::dispose);
    }

    private void writeHandshake(HttpHeaders headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        request.writeHeaders(call, all);
        headers.clear();
        copyWithoutHandshake(all, headers); // the one with the service is another one, and makes its own
        if (!offered.isEmpty()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, offered);
        }
    }

    private static void copyWithoutHandshake(HttpHeaders from, HttpHeaders to) {
        for (var field : from) {
            if (!field.getKey().toLowerCase(Locale.ROOT).startsWith("sec-websocket")) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }

    /** Opens the client's WebSocket, since the service's is open. */
    private Mono<Void> joinClient(WebsocketInbound fromService, WebsocketOutbound toService) {
        Side service = new Side(fromService, toService, WebSocketCloseStatus.INTERNAL_SERVER_ERROR);
        call.recordResponse(HttpResponseStatus.SWITCHING_PROTOCOLS.code());
        String chosen = ChosenSubprotocolHandler.chosen(fromService.headers());
        if (chosen != null && !Arrays.asList(offered.split("\\s*,\\s*")).contains(chosen)) {
            return Mono.error(new IllegalStateException("the service chose a subprotocol that was not offered"));
        }
        ServerHttpResponse response = request.exchange().getResponse();
        HttpServerResponse toClient = ServerHttpResponseDecorator.getNativeResponse(response);
        HttpHeaders kept = new DefaultHttpHeaders();
        copyWithoutHandshake(fromService.headers(), kept);
        ResponseHeaders.copy(
                kept,
                toClient.responseHeaders(),
                request.match().platform().locations(),
                request.upstream().service().name(),
                request.match().upstreamPath(),
                request.client().host());
        if (!offered.isEmpty()) {
            // the server library reads the first of several such fields only
            request.originalHeaders().set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, offered);
        }
        WebsocketServerSpec.Builder spec = WebsocketServerSpec.builder()
                .maxFramePayloadLength(LONGEST_FRAME)
                .handlePing(true);
        if (chosen != null) {
            spec.protocols(chosen);
        }
        Sinks.Empty<Void> over = Sinks.empty();
        response.setStatusCode(HttpStatus.SWITCHING_PROTOCOLS);
        return response.setComplete()
                .then(Mono.defer(() -> toClient.sendWebsocket(
                        (in, out) -> bridge(new Side(in, out, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE), service)
                                .doFinally(signal -> over.tryEmitEmpty()),
                        spec.build())))
                .doOnSuccess(done -> opened.tryEmitEmpty())
                .then(over.asMono());
    }

    private static Mono<Void> bridge(Side client, Side service) {
        // The service's direction first: it may have sent everything, and be gone, before the client's side is open.
        return Mono.firstWithSignal(pass(service, client), pass(client, service));
    }

    /**
     * One of the two WebSockets.
     *
     * @param lost the status that the other side is closed with if this one is gone without a close frame
     */
    private record Side(WebsocketInbound in, WebsocketOutbound out, WebSocketCloseStatus lost) {

        private boolean isOpen() {
            AtomicBoolean active = new AtomicBoolean();
            in.withConnection(connection -> active.set(connection.channel().isActive()));
            return active.get();
        }

        /** The status that this side was closed with, once it is. */
        private Mono<WebSocketCloseStatus> end() {
            return in.receiveCloseStatus().defaultIfEmpty(WebSocketCloseStatus.ABNORMAL_CLOSURE);
        }

        private Mono<Void> close(WebSocketCloseStatus status, WebSocketCloseStatus otherwise) {
            if (!isOpen()) {
                return Mono.empty();
            }
            if (status.equals(WebSocketCloseStatus.EMPTY)) {
                return out.sendClose();
            }
            // RFC 6455, 7.4.1: some codes describe a lost connection, and may not be sent
            WebSocketCloseStatus sent = WebSocketCloseStatus.isValidStatusCode(status.code()) ? status : otherwise;
            return out.sendClose(sent.code(), sent.reasonText());
        }
    }

    /**
     * Passes the frames of one direction, to its end. If the receiving side is gone, its last frames still have to pass
     * in the other direction: that gets a little time, and its end is the end of both.
     */
    private static Mono<Void> pass(Side from, Side to) {
        Flux<WebSocketFrame> frames = from.in
                .receiveFrames()
                .onErrorComplete()
                .map(WebSocketFrame::retain)
                // the library cancels when the other side is gone, and would not close this one
                .doOnCancel(() -> Mono.firstWithSignal(to.end(), Mono.just(to.lost))
                        .flatMap(status -> from.close(status, to.lost))
                        .subscribe());
        return to.out
                .sendObject(frames, frame -> true)
                .then()
                .onErrorResume(gone -> Mono.delay(LAST_WORDS).then())
                .then(from.end())
                .flatMap(status -> to.close(status, from.lost));
    }

    private void fail(Throwable failure) {
        HttpResponseStatus refused = refusal(failure);
        if (refused == null) {
            call.recordFailure(failure);
            opened.tryEmitError(UpstreamProblem.of(failure, call.clock().expired()));
        } else {
            call.recordResponse(refused.code());
            opened.tryEmitError(new ProblemException(refused(refused)));
        }
    }

    /** The response by which the service refused to switch protocols; null if there was none. */
    private static @Nullable HttpResponseStatus refusal(Throwable failure) {
        return failure instanceof WebSocketClientHandshakeException handshake && handshake.response() != null
                ? handshake.response().status()
                : null;
    }

    private static Problem refused(HttpResponseStatus status) {
        return status.code() >= 400
                ? Problem.of(
                                ProblemType.WEBSOCKET_REFUSED,
                                "The service behind this operation does not open this WebSocket.")
                        .withStatus(status.code())
                : Problem.of(ProblemType.WEBSOCKET_REFUSED, "This operation is no WebSocket.");
    }

    private void end() {
        call.close();
        permit.release();
    }
}
