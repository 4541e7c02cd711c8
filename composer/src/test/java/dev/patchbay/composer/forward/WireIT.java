package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawConnection.Answer;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestService;
import dev.patchbay.testing.Fault;
import dev.patchbay.testing.FaultProxy;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services and callers that break the rules of the wire, and what the other side sees of it. */
@SuppressWarnings("StringConcatToTextBlock") // messages with their line ends
class WireIT {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @RegisterExtension
    static final RawService service =
            RawService.start(TestService.document("GET /items", "POST /items", "PUT /items"), WireIT::answerAll);

    @RegisterExtension
    static final FaultProxy network = FaultProxy.to(service::port);

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .upstream("items", () -> """
                url: %s
                spec: %s
                expose: [/items]
                retry: { attempts: 1 }
                circuit-breaker: { calls: 10000 }
                timeout: { connect: 2s, response: 2s, idle: 2s }
                """.formatted(network.url(), service.spec()))
            .more("limits: { body: 1MB }")
            .build();

    @BeforeEach
    void resetConnections() {
        network.resetAll(); // no connection of the test before
    }

    private static void answerAll(RawService.Talk talk) throws IOException {
        while (true) {
            String head = talk.head();
            if (head.isEmpty()) {
                return;
            }
            readBody(talk, head);
            talk.say(OK);
        }
    }

    private static void readBody(RawService.Talk talk, String head) throws IOException {
        var length =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (length.find()) {
            talk.socket().getInputStream().readNBytes(Integer.parseInt(length.group(1)));
        }
    }

    private static String head(String line) {
        return line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n";
    }

    private static Answer ask(String request) throws IOException {
        try (RawConnection connection = new RawConnection(composer.port())) {
            return connection.send(request).read(Duration.ofSeconds(8));
        }
    }

    private static Answer get() throws IOException {
        return ask(head("GET /items") + "Connection: close\r\n\r\n");
    }

    /** A response that breaks off must never look complete: a client would take half of the data for all of it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 20, 60, 200, 1000, 5000})
    void responseThatBreaksOffNeverLooksComplete(int after) throws Exception {
        String body = "y".repeat(6000);
        for (String answer : List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: 6000\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1770\r\n" + body + "\r\n0\r\n\r\n")) {
            service.play(talk -> {
                while (!talk.head().isEmpty()) {
                    talk.say(answer);
                }
            });
            for (Fault end : List.of(new Fault.Reset(after), new Fault.Close(after), new Fault.HalfClose(after))) {
                network.resetAll();
                network.toClient(end);
                Answer seen = get();
                boolean whole = seen.text().endsWith("0\r\n\r\n") || seen.text().endsWith(body);
                assertThat(seen.status() >= 500 || (seen.closed() && !whole))
                        .as(end + ": " + seen.status() + " " + seen.text().length())
                        .isTrue();
                assertThat(seen.text()).doesNotContain("localhost").doesNotContain("127.0.0.1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
                "HTTP/1.1 999999 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nok",
                "HTTP/1.1 600 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX-A: b\rX-B: c\r\nContent-Length: 2\r\n\r\nok",
                "ICY 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX-A: b\u0000c\r\nContent-Length: 2\r\n\r\nok",
            })
    void responseThatIsNotHttpIsABadGateway(String answer) throws Exception {
        service.play(talk -> {
            talk.head();
            talk.say(answer);
        });
        Answer seen = get();
        boolean brokeOff = seen.closed()
                && !seen.text().endsWith("0\r\n\r\n")
                && !seen.text().endsWith("ok");
        assertThat(seen.status() == 502 || brokeOff).as(seen.text()).isTrue();
        service.play(WireIT::answerAll);
        assertThat(get().status()).isEqualTo(200);
    }

    /** Every endless body has a time limit all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"X-A: b\r\n", "x", "HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"})
    void endlessInterimResponsesAreABadGateway(String again) throws Exception {
        service.play(talk -> {
            talk.head();
            String begin =
                    again.startsWith("HTTP") ? "" : "HTTP/1.1 200 OK\r\n" + (again.endsWith("\n") ? "" : "X-A: ");
            talk.say(begin);
            while (true) {
                talk.say(again.repeat(1000));
            }
        });
        Answer seen = get();
        assertThat(seen.status()).as(seen.text()).isIn(502, 504);
        service.play(WireIT::answerAll);
        assertThat(get().status()).isEqualTo(200);
    }

    @Test
    void secondResponseToARequestIsNotTheNextOnesResponse() throws Exception {
        service.play(talk -> {
            while (!talk.head().isEmpty()) {
                talk.say(OK + "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison");
            }
        });
        for (int i = 0; i < 10; i++) {
            assertThat(get().text()).doesNotContain("poison");
        }
    }

    /**
     * RFC 9112, 9.3.1 and 9.5: what may be repeated is, over a new connection; a POST may have been heard and is not.
     */
    @Test
    void connectionThatTheServiceClosesJustNowFailsNoRepeatableRequest() throws Exception {
        service.play(talk -> {
            talk.head();
            talk.say(OK);
            talk.head(); // and no answer: the connection ends while this request is on its way
            if (talk.number() % 2 == 0) {
                talk.socket().setSoLinger(true, 0);
            }
        });
        for (int i = 0; i < 20; i++) {
            assertThat(get().status()).isEqualTo(200);
        }
        String post = head("POST /items") + "Connection: close\r\nContent-Length: 0\r\n\r\n";
        service.heads().clear();
        int answered = 0;
        for (int i = 0; i < 20; i++) {
            answered += ask(post).status() == 200 ? 1 : 0;
        }
        assertThat(answered).isBetween(1, 19);
        assertThat(service.heads()).hasSize(20);
    }

    @Test
    void interimResponsesOfTheServiceDoNotEndTheRequest() throws Exception {
        service.play(talk -> {
            while (!talk.head().isEmpty()) {
                talk.say("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK);
            }
        });
        assertThat(get().text()).endsWith("ok").contains("200 OK");
    }

    @Test
    void responsesWithoutABodyHaveNone() throws Exception {
        for (String answer : List.of(
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 10\r\n\r\n")) {
            service.play(talk -> {
                while (!talk.head().isEmpty()) {
                    talk.say(answer);
                }
            });
            network.resetAll(); // no connection of the answer before
            try (RawConnection connection = new RawConnection(composer.port())) {
                String request = head("GET /items") + "\r\n";
                connection.send(request + request);
                for (int i = 0; i < 2; i++) {
                    Answer seen = connection.readOne(Duration.ofSeconds(8));
                    assertThat(seen.text()).startsWith(answer.substring(0, 12)).endsWith("\r\n\r\n");
                }
            }
        }
    }

    @Test
    void clientThatExpectsContinueGetsIt() throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer first = connection
                    .send(head("POST /items") + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
                    .readOne(Duration.ofSeconds(8));
            assertThat(first.status()).isEqualTo(100);
            assertThat(connection.send("hello").readOne(Duration.ofSeconds(8)).status())
                    .isEqualTo(200);
        }
        assertThat(service.heads().getLast()).doesNotContainIgnoringCase("expect:");
    }

    @Test
    void clientThatExpectsContinueForTooLargeABodyGets413AtOnce() throws Exception {
        Answer answer = ask(head("POST /items") + "Expect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(service.heads()).isEmpty();
    }

    @Test
    void trailersAreNotForwarded() throws Exception {
        StringBuilder body = new StringBuilder();
        service.play(talk -> {
            talk.head();
            int octet;
            while (!body.toString().endsWith("0\r\n\r\n")
                    && (octet = talk.socket().getInputStream().read()) >= 0) {
                body.append((char) octet);
            }
            talk.say("HTTP/1.1 200 OK\r\n"
                    + "Trailer: X-Sum\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + "2\r\n"
                    + "ok\r\n"
                    + "0\r\n"
                    + "X-Sum: 1\r\n\r\n");
            answerAll(talk);
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer answer = connection
                    .send(head("POST /items") + "Transfer-Encoding: chunked\r\nTrailer: X-Sum, Authorization\r\n\r\n"
                            + "3\r\nabc\r\n0\r\nX-Sum: 9\r\nAuthorization: Bearer evil\r\n\r\n")
                    .readOne(Duration.ofSeconds(8));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("ok").doesNotContainIgnoringCase("x-sum");
            assertThat(connection
                            .send(head("GET /items") + "\r\n")
                            .readOne(Duration.ofSeconds(8))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(body.toString()).contains("abc").doesNotContain("evil").doesNotContain("X-Sum");
    }

    /** RFC 9112, 6.1: a client of HTTP/1.0 does not know chunks; its answer ends with the connection. */
    @Test
    void http10ClientGetsNoChunks() throws Exception {
        service.play(talk -> {
            while (!talk.head().isEmpty()) {
                talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
            }
        });
        Answer answer = ask(head("GET /items").replace("HTTP/1.1", "HTTP/1.0") + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).endsWith("\r\n\r\nok").doesNotContainIgnoringCase("chunked");
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void clientCannotSpeakForAnother() throws Exception {
        Answer answer = ask(head("GET /items")
                + "X_Forwarded_For: 6.6.6.6\r\n"
                + "X-Forwarded-User: root\r\n"
                + "X-Real-IP: 6.6.6.6\r\n"
                + "X_HTTP_Method_Override: DELETE\r\n"
                + "Authorization_: x\r\n"
                + "Content_Length: 5\r\n"
                + "X_Own: mine\r\n"
                + "Connection: close\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(service.heads().getLast())
                .doesNotContain("6.6.6.6")
                .doesNotContain("root")
                .doesNotContainIgnoringCase("override")
                .doesNotContainIgnoringCase("content_length")
                .contains("X_Own: mine");
    }

    /** Bytes pass as they are: what a caller computes over them still holds. */
    @Test
    void numbersAndBytesArriveAsTheyWere() throws Exception {
        String json =
                "{\"a\":9007199254740993,\"b\":1e400,\"c\":0.1000000000000000055511151231257827,\"d\":-0.0,\"é\":1}";
        String latin = new String(
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
        service.play(talk -> {
            while (!talk.head().isEmpty()) {
                talk.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + latin.length()
                        + "\r\n\r\n" + latin);
            }
        });
        assertThat(get().text()).endsWith("\r\n\r\n" + latin);
    }

    @Test
    void clientsThatGoAwayReleaseTheirPermits() throws Exception {
        AtomicInteger open = new AtomicInteger();
        service.play(talk -> {
            talk.head();
            open.incrementAndGet();
            try {
                talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                while (true) {
                    talk.say("400\r\n" + "z".repeat(1024) + "\r\n");
                    Thread.sleep(5);
                }
            } finally {
                open.decrementAndGet();
            }
        });
        for (int i = 0; i < 100; i++) {
            try (RawConnection connection = new RawConnection(composer.port())) {
                Socket socket = connection.send(head("GET /items") + "\r\n").socket();
                assertThat(socket.getInputStream().read(new byte[1000])).isPositive();
                socket.setSoLinger(true, 0); // a reset
            }
        }
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (open.get() > 0 && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(open.get()).isZero();
        service.play(WireIT::answerAll);
        assertThat(get().status()).isEqualTo(200);
    }
}
