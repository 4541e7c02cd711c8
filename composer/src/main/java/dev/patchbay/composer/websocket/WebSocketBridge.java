package dev.patchbay.composer.websocket;

import dev.patchbay.composer.client.ChosenSubprotocolHandler;
import dev.patchbay.composer.headers.ClientAddress;
import dev.patchbay.composer.headers.RequestHeaders;
import dev.patchbay.composer.headers.ResponseHeaders;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.telemetry.Trace;
import dev.patchbay.composer.upstream.Balancer;
import dev.patchbay.composer.upstream.CallClock;
import dev.patchbay.composer.upstream.Upstream;
import dev.patchbay.composer.upstream.UpstreamProblem;
import dev.patchbay.composer.upstream.Watchdog;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
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
import org.springframework.web.server.ServerWebExchange;
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

/** Two WebSockets, one on each side of the composer. Frames pass both ways as they are, pings among them, and so does the end. */
final class WebSocketBridge {

    private static final int LONGEST_FRAME = 1 << 20;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ForwardedRequest request;
    private final ServerWebExchange exchange;
    private final RouteMatch match;
    private final Watchdog watchdog;
    private final Runnable whenOver;
    private final Upstream upstream;
    private final Balancer.Instance instance;
    private final CallClock clock;
    private final Trace.Step step;
    private final String offered;
    private final AtomicBoolean judged = new AtomicBoolean();
    private final Sinks.Empty<Void> opened = Sinks.empty();

    WebSocketBridge(ForwardedRequest request, RouteMatch match, Watchdog watchdog, Runnable whenOver) {
        this.request = request;
        this.exchange = request.exchange();
        this.match = match;
        this.watchdog = watchdog;
        this.whenOver = whenOver;
        this.upstream = match.target().upstream();
        this.instance = upstream.balancer().choose(null);
        this.clock = new CallClock(upstream.calls().timeouts(), 0);
        this.step = RequestContext.of(exchange).trace().step(upstream.service().name(), "GET", 1);
        this.offered = String.join(",", request.originalHeaders().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL));
    }

    /** Complete as soon as the caller's WebSocket is open. The conversation goes on by itself. */
    Mono<Void> open() {
        instance.acquire();
        watchdog.add(clock);
        Upstream.Client client = upstream.client(instance);
        Sinks.Empty<Void> late = Sinks.empty();
        clock.onExpiry(() -> late.tryEmitError(new TimeoutException("the service took too long")));
        Mono<Void> talk = client.webSockets()
                .doOnRequest((asked, connection) -> clock.awaitAnswer())
                .headers(headers -> writeHandshake(headers, client))
                .websocket(WebsocketClientSpec.builder()
                        .maxFramePayloadLength(LONGEST_FRAME)
                        .handlePing(true)
                        .build())
                .uri(match.upstreamPath() + request.query())
                .handle(this::joinCaller)
                .then();
        Disposable running = Mono.firstWithSignal(talk, late.asMono())
                // Both WebSockets on one event loop, or the end of one could overtake what was said before it.
                .subscribeOn(Schedulers.fromExecutor(request.channel().eventLoop()))
                .doFinally(signal -> end())
                .subscribe(null, this::fail, opened::tryEmitEmpty);
        return opened.asMono().doOnCancel(running::dispose);
    }

    private void writeHandshake(HttpHeaders headers, Upstream.Client client) {
        HttpHeaders all = new DefaultHttpHeaders();
        exchange.getRequest().getHeaders().forEach(all::add);
        HttpHeaders kept = new DefaultHttpHeaders();
        RequestHeaders.copy(all, kept);
        headers.clear();
        copyWithoutHandshake(kept, headers); // the one with the service is another one, and makes its own
        headers.set(HttpHeaderNames.HOST, client.host());
        if (!offered.isEmpty()) {
            headers.set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, offered);
        }
        RequestHeaders.addForwarded(headers, ClientAddress.of(exchange));
        headers.set("x-request-id", RequestContext.of(exchange).id());
        step.writeTo(headers::set);
    }

    private static void copyWithoutHandshake(HttpHeaders from, HttpHeaders to) {
        for (var field : from) {
            if (!field.getKey().toLowerCase(Locale.ROOT).startsWith("sec-websocket")) {
                to.add(field.getKey(), field.getValue());
            }
        }
    }

    /** The service has agreed: now the caller is told the same. */
    private Mono<Void> joinCaller(WebsocketInbound fromService, WebsocketOutbound toService) {
        Side service = new Side(fromService, toService, WebSocketCloseStatus.INTERNAL_SERVER_ERROR);
        watchdog.remove(clock);
        judge(null);
        String chosen = ChosenSubprotocolHandler.chosen(fromService.headers());
        if (chosen != null && !Arrays.asList(offered.split("\\s*,\\s*")).contains(chosen)) {
            return Mono.error(new IllegalStateException("the service chose a subprotocol that nobody offered"));
        }
        ServerHttpResponse response = exchange.getResponse();
        HttpServerResponse toCaller = ServerHttpResponseDecorator.getNativeResponse(response);
        HttpHeaders kept = new DefaultHttpHeaders();
        copyWithoutHandshake(fromService.headers(), kept);
        ResponseHeaders.copy(
                kept,
                toCaller.responseHeaders(),
                match.platform().locations(),
                upstream.service().name(),
                match.upstreamPath(),
                ClientAddress.of(exchange).host());
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
                .then(Mono.defer(() -> toCaller.sendWebsocket(
                        (in, out) -> talk(new Side(in, out, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE), service)
                                .doFinally(signal -> over.tryEmitEmpty()),
                        spec.build())))
                .doOnSuccess(done -> opened.tryEmitEmpty())
                .then(over.asMono());
    }

    private static Mono<Void> talk(Side caller, Side service) {
        // The service's words first: it may have said all of them, and be gone, before the caller's side is open.
        return Mono.firstWithSignal(pass(service, caller), pass(caller, service));
    }

    /** The ends of the same WebSocket, and what the other side is told when this one is gone without a word. */
    private record Side(WebsocketInbound in, WebsocketOutbound out, WebSocketCloseStatus lost) {

        private boolean isOpen() {
            AtomicBoolean active = new AtomicBoolean();
            in.withConnection(connection -> active.set(connection.channel().isActive()));
            return active.get();
        }

        /** How this side ended, once it has. */
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
            // RFC 6455, 7.4.1: some codes say what became of a connection, and may not be sent
            WebSocketCloseStatus sent = WebSocketCloseStatus.isValidStatusCode(status.code()) ? status : otherwise;
            return out.sendClose(sent.code(), sent.reasonText());
        }
    }

    /**
     * One direction, to its end. When the receiving side is gone, what it said last still has to pass in the other direction:
     * that gets a little time, and its end is the end of both.
     */
    private static Mono<Void> pass(Side from, Side to) {
        Flux<WebSocketFrame> frames = from.in
                .receiveFrames()
                .onErrorComplete()
                .map(WebSocketFrame::retain)
                // the library cancels when the other side is gone, and would tell this one nothing
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
        judge(refused == null || refused.code() >= 500 ? failure : null);
        opened.tryEmitError(
                refused == null
                        ? UpstreamProblem.of(failure, clock.expired())
                        : new ProblemException(refused(refused)));
    }

    /** What the service answered instead of switching protocols; null when it did not answer. */
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

    /** Tells the guard what the handshake says of the service; what comes later says nothing of how fast it answers. */
    private void judge(@Nullable Throwable failure) {
        if (judged.compareAndSet(false, true)) {
            if (failure == null) {
                upstream.guard().succeeded(clock.elapsed());
                instance.succeeded();
            } else {
                upstream.guard().failed(clock.elapsed(), failure);
                instance.failed();
            }
            step.end(failure == null ? HttpResponseStatus.SWITCHING_PROTOCOLS.code() : 0);
        }
    }

    private void end() {
        watchdog.remove(clock);
        if (judged.compareAndSet(false, true)) {
            upstream.guard().abandoned();
            step.end(0);
        }
        instance.release();
        whenOver.run();
    }
}
