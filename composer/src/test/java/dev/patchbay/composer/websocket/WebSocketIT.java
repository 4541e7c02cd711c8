package dev.patchbay.composer.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.netty.resources.LoopResources;

/**
 * WebSockets (RFC 6455) between a real client and a real service: subprotocols, frames of all kinds, how they end,
 * across a reload, and when the composer stops.
 */
class WebSocketIT {

    private static final String DOCUMENT =
            TestService.document("GET /plain", "GET /chat", "GET /bye", "GET /cut", "GET /refused", "GET /secret");

    /** Not the ones that the composer ends when it ends. */
    private static final LoopResources LOOPS = LoopResources.create("service", 1, true);

    private static final BlockingQueue<String> heardByService = new LinkedBlockingQueue<>();
    private static DisposableServer service;
    /** One for each test: what one conversation leaves behind must not be heard in another. */
    @RegisterExtension
    final ComposerExtension composer = ComposerExtension.builder()
            .upstream("live", () -> lines("/plain, /chat, /bye, /cut, /refused"))
            .build();

    @BeforeAll
    static void start() {
        service = HttpServer.create()
                .runOn(LOOPS)
                .host("localhost")
                .port(0)
                .route(routes -> routes.get(
                                "/v3/api-docs",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(DOCUMENT)))
                        .ws("/plain", WebSocketIT::echo)
                        .get(
                                "/chat",
                                (request, response) -> response.sendWebsocket(
                                        WebSocketIT::echo,
                                        spec(request.requestHeaders().get("Sec-WebSocket-Protocol", ""))))
                        .ws(
                                "/bye",
                                (in, out) ->
                                        out.sendString(Mono.just("hello")).then(out.sendClose(4321, "that is all")))
                        .ws("/cut", (in, out) -> {
                            in.withConnection(connection -> {
                                var _ = connection.channel().close();
                            });
                            return Mono.never();
                        })
                        .get(
                                "/refused",
                                (request, response) -> response.status(403)
                                        .header("Content-Type", "text/plain")
                                        .sendString(Mono.just("not you")))
                        .ws("/secret", WebSocketIT::echo))
                .bindNow();
    }

    /**
     * Reactor Netty runs no handler when a server has subprotocols and a client offers none; so it has some when asked.
     */
    private static WebsocketServerSpec spec(String offered) {
        WebsocketServerSpec.Builder spec = WebsocketServerSpec.builder().maxFramePayloadLength(1 << 20);
        return offered.contains("chat") ? spec.protocols("v2.chat,v1.chat").build() : spec.build();
    }

    private static Publisher<Void> echo(WebsocketInbound in, WebsocketOutbound out) {
        heardByService.add("opened " + in.selectedSubprotocol());
        in.receiveCloseStatus()
                .subscribe(status -> heardByService.add("closed " + status.code() + " " + status.reasonText()));
        Flux<WebSocketFrame> back = in.aggregateFrames(1 << 20)
                .receiveFrames()
                .ofType(WebSocketFrame.class)
                .filter(frame -> frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame)
                .map(frame -> frame.retain());
        return out.sendObject(back);
    }

    @BeforeEach
    void forget() {
        heardByService.clear();
    }

    private static String lines(String expose) {
        return "url: \"http://localhost:%d\"\nexpose: [%s]\n".formatted(service.port(), expose);
    }

    @AfterAll
    static void stop() {
        service.disposeNow(Duration.ofSeconds(1));
        LOOPS.dispose();
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing within 10 s" : next;
    }

    private static final class Talk implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            text.append(StandardCharsets.ISO_8859_1.decode(data));
            if (last) {
                heard.add("bytes " + text);
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            heard.add("pong " + StandardCharsets.US_ASCII.decode(message));
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("error " + error);
        }

        String next() throws InterruptedException {
            return WebSocketIT.next(heard);
        }
    }

    private WebSocket open(String path, Talk talk, String... protocols) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Authorization", "Bearer " + composer.token());
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        CompletableFuture<WebSocket> opening =
                builder.buildAsync(URI.create("ws://localhost:" + composer.port() + path), talk);
        return opening.orTimeout(20, TimeUnit.SECONDS).join();
    }

    /**
     * With a service that knows no subprotocol and with one that does; one may choose none of those that it is offered.
     */
    @Test
    void framesPassBothWaysWithoutASubprotocol() throws Exception {
        for (String path : new String[] {"/plain", "/chat"}) {
            Talk talk = new Talk();
            WebSocket socket = open(path, talk);
            assertThat(socket.getSubprotocol()).isEmpty();
            assertThat(next(heardByService)).isEqualTo("opened null");
            talkAndEnd(talk, socket);
        }
        Talk talk = new Talk();
        WebSocket socket = open("/plain", talk, "unknown");
        assertThat(socket.getSubprotocol()).isEmpty();
        assertThat(next(heardByService)).isEqualTo("opened null");
        talkAndEnd(talk, socket);
    }

    @Test
    void framesPassBothWaysInTheSubprotocolThatTheServiceChose() throws Exception {
        Talk talk = new Talk();
        WebSocket socket = open("/chat", talk, "v3.chat", "v1.chat");
        assertThat(socket.getSubprotocol()).isEqualTo("v1.chat");
        assertThat(next(heardByService)).isEqualTo("opened v1.chat");
        talkAndEnd(talk, socket);
    }

    private static void talkAndEnd(Talk talk, WebSocket socket) throws InterruptedException {
        socket.sendText("hello", true).join();
        assertThat(talk.next()).isEqualTo("hello");
        socket.sendBinary(ByteBuffer.wrap(new byte[] {'a', 'b'}), true).join();
        assertThat(talk.next()).isEqualTo("bytes ab");
        socket.sendText("in ", false).join();
        socket.sendText("pieces", true).join();
        assertThat(talk.next()).isEqualTo("in pieces");
        String large = "x".repeat(100_000);
        socket.sendText(large, true).join();
        assertThat(talk.next()).isEqualTo(large);
        socket.sendPing(ByteBuffer.wrap(new byte[] {'1'})).join();
        assertThat(talk.next()).isEqualTo("pong 1");
        socket.sendClose(4001, "done").join();
        assertThat(talk.next()).isEqualTo("closed 4001 done");
        assertThat(next(heardByService)).isEqualTo("closed 4001 done");
    }

    @Test
    void firstFramesOfTheServiceAndItsCloseArrive() throws Exception {
        Talk talk = new Talk();
        var _ = open("/bye", talk);
        assertThat(talk.next()).isEqualTo("hello");
        assertThat(talk.next()).isEqualTo("closed 4321 that is all");
    }

    /** RFC 6455, 7.1.5: no status has been received, and 1006 may not be sent. */
    @Test
    void serviceThatBreaksOffClosesTheClientsWebSocket() throws Exception {
        Talk talk = new Talk();
        var _ = open("/cut", talk);
        assertThat(talk.next()).startsWith("closed 1011");
    }

    @Test
    void clientThatBreaksOffClosesTheServicesWebSocket() throws Exception {
        WebSocket socket = open("/plain", new Talk());
        assertThat(next(heardByService)).startsWith("opened");
        socket.abort();
        assertThat(next(heardByService)).startsWith("closed 1001");
    }

    @Test
    void webSocketOutlivesItsRoute() throws Exception {
        Talk talk = new Talk();
        WebSocket socket = open("/chat", talk, "v2.chat");
        composer.apply("live:\n" + lines("/plain").indent(2), "");
        assertRefused("/chat", 404);
        socket.sendText("still here", true).join();
        assertThat(talk.next()).isEqualTo("still here");
    }

    private void assertRefused(String path, int status) {
        assertThatThrownBy(() -> open(path, new Talk()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void upgradeIsRefusedWhereNothingIsExposedAndWithoutAToken() {
        assertRefused("/secret", 404);
        assertRefused("/nowhere", 404);
        assertRefused("/chat/more", 404);
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create("ws://localhost:" + composer.port() + "/chat"), new Talk())
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
        assertThat(heardByService).isEmpty();
    }

    @Test
    void refusalOfTheServiceReachesTheClient() throws Exception {
        assertRefused("/refused", 403);
        String head = "GET /plain HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n"
                + "Upgrade: websocket\r\n";
        String key = "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        assertThat(answer(head + key + "Sec-WebSocket-Version: 8\r\n\r\n"))
                .startsWith("HTTP/1.1 426 ")
                .containsIgnoringCase("sec-websocket-version: 13");
        assertThat(answer(head + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(answer(head + key + "Sec-WebSocket-Version: 13\r\n\r\n")).startsWith("HTTP/1.1 101 ");
    }

    private String answer(String request) throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            return connection.send(request).read(Duration.ofSeconds(2)).text();
        }
    }

    @Test
    void shutdownClosesBothSidesWithGoingAway() throws Exception {
        Talk plain = new Talk();
        Talk chat = new Talk();
        open("/plain", plain).sendText("hello", true).join();
        assertThat(plain.next()).isEqualTo("hello");
        open("/chat", chat, "v1.chat").sendText("hello", true).join();
        assertThat(chat.next()).isEqualTo("hello");
        heardByService.clear();
        composer.composer().close();
        assertThat(plain.next()).startsWith("closed 1001");
        assertThat(chat.next()).startsWith("closed 1001");
        assertThat(next(heardByService)).startsWith("closed 1001");
        assertThat(next(heardByService)).startsWith("closed 1001");
    }
}
