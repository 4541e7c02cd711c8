package dev.patchbay.composer.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.RawService;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who sends a body slowly takes no place among the requests that a service has at once. */
class SlowUploadIT {

    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    private Path folder;

    @Test
    void aBodyThatComesSlowlyHoldsNobodyUp() throws Exception {
        Path document =
                Files.writeString(folder.resolve("items.json"), TestService.document("GET /items", "POST /items"));
        try (RawService service = RawService.start(talk -> {
                    for (String head = talk.head(); !head.isEmpty(); head = talk.head()) {
                        byte[] body = talk.socket().getInputStream().readNBytes(head.startsWith("POST") ? 20 : 0);
                        talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n"
                                + new String(body, StandardCharsets.US_ASCII));
                    }
                });
                TestComposer composer =
                        TestComposer.start("items: { url: %s, spec: \"file:%s\", expose: [/items], concurrency: 1 }"
                                .formatted(service.url(), document));
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
}
