package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawConnection.Answer;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A service answers before it has read the request (RFC 9112, 9.5: a client that sees such an answer stops sending, and
 * the answer is the answer). What is left of the request must not be taken for the next one.
 */
@SuppressWarnings("StringConcatToTextBlock") // messages with their line ends
class EarlyResponseIT {

    /** The behaviour of the service after its response. */
    enum Then {
        /** With what it did not read still in its buffer, so that the connection is reset. */
        CLOSES,
        /** As careful servers do: says no more, and reads on. */
        CLOSES_ITS_HALF_AND_READS_ON,
        /** Keeps the connection, and would take the rest for its next request. */
        READS_ON,
        DOES_NOTHING
    }

    private static final List<String> ANSWERS = List.of(
            "HTTP/1.1 302 Found\r\nLocation: /items\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 7\r\n\r\nsign in",
            "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "8\r\ntoo much\r\n0\r\n\r\n");

    @RegisterExtension
    static final RawService service =
            RawService.start(TestService.document("GET /items", "POST /items"), EarlyResponseIT::ok);

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .upstream("items", () -> """
                url: %s
                spec: %s
                expose: [/items]
                retry: { attempts: 1 }
                circuit-breaker: { calls: 10000 }
                timeout: { connect: 2s, response: 10s, idle: 10s }
                """.formatted(service.url(), service.spec()))
            .more("limits: { body: 64MB }")
            .build();

    private static void ok(RawService.Talk talk) throws IOException {
        if (!talk.head().isEmpty()) {
            talk.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        }
    }

    private static void play(String answer, Then then) {
        service.play(talk -> {
            talk.head();
            talk.socket().getInputStream().readNBytes(10);
            talk.say(answer);
            switch (then) {
                case CLOSES -> {}
                case CLOSES_ITS_HALF_AND_READS_ON -> {
                    talk.socket().shutdownOutput();
                    talk.socket().getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                }
                case READS_ON -> ok(talk);
                case DOES_NOTHING -> Thread.sleep(20_000);
            }
        });
    }

    private static String head(String line, String framing) {
        return line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n" + framing + "\r\n";
    }

    /** A caller that waits for an answer in the middle of its body. */
    @ParameterizedTest
    @EnumSource(Then.class)
    void responseInTheMiddleOfTheRequestBodyIsRelayed(Then then) throws Exception {
        for (String answer : ANSWERS) {
            play(answer, then);
            for (String framing : List.of("Content-Length: 300000\r\n", "Transfer-Encoding: chunked\r\n")) {
                String piece =
                        framing.startsWith("C") ? "x".repeat(100_000) : "186a0\r\n" + "x".repeat(100_000) + "\r\n";
                try (RawConnection connection = new RawConnection(composer.port())) {
                    Answer seen = connection
                            .send(head("POST /items", framing) + piece)
                            .readOne(Duration.ofSeconds(8));
                    assertSame(seen, answer, then + " " + framing);
                }
                assertTheNextIsNotAffected();
                play(answer, then);
            }
        }
    }

    /** A caller that sends and sends. */
    @ParameterizedTest
    @EnumSource(Then.class)
    void responseWhileTheRequestBodyStreamsIsRelayed(Then then) throws Exception {
        for (String answer : ANSWERS) {
            play(answer, then);
            try (RawConnection connection = new RawConnection(composer.port())) {
                connection.send(head("POST /items", "Content-Length: 40000000\r\n"));
                Thread sending = Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 400; i++) {
                            connection.send("x".repeat(100_000));
                        }
                    } catch (SocketException e) {
                        // the composer has closed
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                Answer seen = connection.readOne(Duration.ofSeconds(8));
                assertSame(seen, answer, then.toString());
                connection.socket().close();
                sending.join();
            }
            assertTheNextIsNotAffected();
        }
    }

    private static void assertSame(Answer seen, String answer, String how) {
        assertThat(seen.text()).as(how).startsWith(answer.substring(0, "HTTP/1.1 000".length()));
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        boolean hasLength = answer.contains("Content-Length");
        // what came at once goes on at once, with its length
        assertThat(seen.text()).as(how).endsWith("\r\n\r\n" + (hasLength ? body : "too much"));
    }

    private static void assertTheNextIsNotAffected() throws IOException {
        service.play(EarlyResponseIT::ok);
        service.heads().clear();
        try (RawConnection connection = new RawConnection(composer.port())) {
            Answer seen =
                    connection.send(head("GET /items", "Connection: close\r\n")).read(Duration.ofSeconds(5));
            assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        }
        assertThat(service.heads()).hasSize(1).first().asString().contains("GET /items HTTP/1.1");
    }
}
