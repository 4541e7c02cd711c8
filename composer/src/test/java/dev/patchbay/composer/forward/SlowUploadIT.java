package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Those who send a body slowly take few of the places among the requests that a service has at once. */
class SlowUploadIT {

    private static final Duration SOON = Duration.ofSeconds(8);

    @RegisterExtension
    final ComposerExtension composers = ComposerExtension.builder().build();

    private TestComposer composer(RawService service, String more) {
        return composers.start(
                "items: { url: %s, spec: \"%s\", expose: [/items]%s }".formatted(service.url(), service.spec(), more));
    }

    @Test
    void slowRequestBodyDelaysNoOtherRequest() throws Exception {
        String spec = TestService.document("GET /items", "POST /items");
        try (RawService service = RawService.start(spec, talk -> {
                    for (String head = talk.head(); !head.isEmpty(); head = talk.head()) {
                        byte[] body = talk.socket().getInputStream().readNBytes(head.startsWith("POST") ? 20 : 0);
                        talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n"
                                + new String(body, StandardCharsets.US_ASCII));
                    }
                });
                TestComposer composer = composer(service, ", concurrency: 1");
                RawConnection slow = new RawConnection(composer.port());
                RawConnection good = new RawConnection(composer.port())) {
            String token = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n";
            assertThat(good.send("GET /items" + token + "\r\n").readOne(SOON).status())
                    .isEqualTo(200);
            slow.send("POST /items" + token + "Content-Length: 20\r\n\r\n0123456789");
            Thread.sleep(500); // it has come as far as it comes
            assertThat(good.send("GET /items" + token + "\r\n").readOne(SOON).status())
                    .isEqualTo(200);
            assertThat(service.heads()).noneMatch(head -> head.contains("POST"));
            slow.send("01234");
            slow.send("56789");
            assertThat(slow.readOne(SOON).text()).contains("200 OK").endsWith("01234567890123456789");
        }
    }

    /** Each word is sent when the answer to the one before it is there. */
    @Test
    void requestBodyMayWaitForTheResponse() throws Exception {
        String spec = TestService.document("POST /items");
        try (RawService service = RawService.start(spec, SlowUploadIT::echo);
                TestComposer composer = composer(service, "");
                RawConnection caller = new RawConnection(composer.port())) {
            caller.send("POST /items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (String word : List.of("how", "are", "you")) {
                caller.send("3\r\n" + word + "\r\n");
                assertThat(caller.readTo(word)).contains(word);
            }
            caller.send("0\r\n\r\n");
            assertThat(caller.readTo("0\r\n\r\n")).endsWith("0\r\n\r\n");
        }
    }

    @Test
    void unfinishedRequestBodiesGetAQuarterOfThePermits() throws Exception {
        String spec = TestService.document("GET /items", "POST /items");
        try (RawService service = RawService.start(spec, SlowUploadIT::echo);
                TestComposer composer = composer(service, ", concurrency: 8");
                RawConnection first = new RawConnection(composer.port());
                RawConnection second = new RawConnection(composer.port());
                RawConnection third = new RawConnection(composer.port())) {
            String head = "POST /items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n";
            first.send(head + "one\r\n");
            assertThat(first.readTo("one")).contains("one");
            second.send(head + "two\r\n");
            assertThat(second.readTo("two")).contains("two");
            third.send(head + "abc\r\n");
            Thread.sleep(1000);
            assertThat(service.heads()).hasSize(2);

            first.send("0\r\n\r\n");
            assertThat(first.readTo("0\r\n\r\n")).endsWith("0\r\n\r\n");
            assertThat(third.readTo("abc")).contains("abc");
        }
    }

    /** Answers each piece of a body with the same piece. */
    private static void echo(RawService.Talk talk) throws IOException {
        for (String head = talk.head(); !head.isEmpty(); head = talk.head()) {
            talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            InputStream in = talk.socket().getInputStream();
            String size;
            do {
                size = line(in);
                byte[] piece = in.readNBytes(Integer.parseInt(size, 16));
                line(in);
                talk.say(size + "\r\n" + new String(piece, StandardCharsets.US_ASCII) + "\r\n");
            } while (!size.equals("0"));
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }
}
