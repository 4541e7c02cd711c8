package dev.patchbay.composer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Event streams through real servers: across a reload, and when the composer stops; and what is not switched to. */
class OpenStreamsIT {

    private static final String DOCUMENT = TestService.document("GET /events", "GET /plain");

    private static final String ALL = "/events, /plain";

    /** Not the ones that the composer ends when it ends. */
    private static final LoopResources LOOPS = LoopResources.create("service", 1, true);

    private static volatile Sinks.Many<String> events = Sinks.many().replay().all();
    private static final DisposableServer service = serve();

    @RegisterExtension
    final ComposerExtension composer =
            ComposerExtension.builder().upstream("live", () -> lines(ALL)).build();

    private static DisposableServer serve() {
        return HttpServer.create()
                .runOn(LOOPS)
                .host("localhost")
                .port(0)
                .route(routes -> routes.get(
                                "/v3/api-docs",
                                (request, response) -> response.header("Content-Type", "application/json")
                                        .sendString(Mono.just(DOCUMENT)))
                        .get(
                                "/events",
                                (request, response) -> response.sse()
                                        .sendString(
                                                events.asFlux().map(event -> "data: " + event + "\n\n"),
                                                StandardCharsets.UTF_8))
                        .get("/plain", (request, response) -> response.sendString(Mono.just("plain"))))
                .bindNow();
    }

    @BeforeEach
    void forgetEvents() {
        events = Sinks.many().replay().all();
    }

    private static String lines(String expose) {
        return "url: \"http://localhost:%d\"\nexpose: [%s]\n".formatted(service.port(), expose);
    }

    @AfterAll
    static void stop() {
        service.disposeNow(Duration.ofSeconds(1));
    }

    private static void emit(String event) {
        events.emitNext(event, Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    private static BufferedReader follow(TestComposer composer) throws Exception {
        HttpResponse<java.io.InputStream> answer = HttpClient.newHttpClient()
                .send(composer.request("GET", "/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void eventStreamOutlivesItsRoute() throws Exception {
        emit("one");
        try (BufferedReader stream = follow(composer.composer())) {
            assertThat(stream.readLine()).isEqualTo("data: one");
            stream.readLine();
            composer.apply("live:\n" + lines("/plain").indent(2), "");
            assertThat(composer.get("/events").statusCode()).isEqualTo(404);
            emit("two");
            assertThat(stream.readLine()).isEqualTo("data: two");
        }
    }

    @Test
    void shutdownEndsAnEventStreamInOrder() throws Exception {
        emit("one");
        try (BufferedReader stream = follow(composer.composer())) {
            assertThat(stream.readLine()).isEqualTo("data: one");
            stream.readLine();
            Thread stopping = Thread.ofVirtual().start(composer.composer()::close);
            assertThat(stream.readLine()).isNull(); // an abrupt end would be an exception
            assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void onlyWebSocketsAreUpgraded() throws Exception {
        String head = "GET /plain HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n";
        for (String upgrade : new String[] {"h2c", "TLS/1.2", "other"}) {
            try (RawConnection connection = new RawConnection(composer.port())) {
                RawConnection.Answer answer = connection
                        .send(head + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: " + upgrade
                                + "\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n")
                        .read();
                assertThat(answer.status()).as(upgrade).isEqualTo(200);
                assertThat(answer.text()).contains("plain").doesNotContain("101");
            }
        }
    }

    /**
     * RFC 9113, 3.3: a client with prior knowledge begins with this; HTTP/2 is not spoken here, so it is refused and
     * closed.
     */
    @Test
    void http2IsOff() throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            RawConnection.Answer answer = connection
                    .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
                    .read(Duration.ofSeconds(3));
            assertThat(answer.status()).isBetween(400, 505);
            assertThat(answer.closed()).isTrue();
        }
    }
}
