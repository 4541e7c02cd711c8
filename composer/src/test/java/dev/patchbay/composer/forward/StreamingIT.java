package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bodies pass through as they come, and whoever stands still is told so. */
class StreamingIT {

    private static final String EXPOSED = """
        prefix: /shop
        expose: [/items, "GET /items/{id}"]
        timeout: { connect: 300ms, response: 700ms, idle: 700ms }
        """;

    /** At the end of a test. */
    private final CountDownLatch over = new CountDownLatch(1);

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service(
                    "items",
                    TestService.document("GET /items", "POST /items", "GET /items/{id}", "DELETE /items/{id}"),
                    EXPOSED)
            .service("away", TestService.document("GET /away"), "expose: [/away]")
            .more("limits: { body: 64KB }")
            .build();

    @AfterEach
    void endTheTest() {
        over.countDown();
    }

    private String request(String line, String more) {
        return line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n" + more + "\r\n";
    }

    @Test
    void eachPieceOfAResponsePassesBeforeTheNextArrives() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        composer.service().answer((exchange, seen) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            await(next);
            out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            assertThat(connection.send(request("GET /shop/items", "")).readTo("data: one"))
                    .startsWith("HTTP/1.1 200");
            next.countDown();
            assertThat(connection.readTo("0\r\n\r\n")).contains("data: two");
        }
    }

    @Test
    void pieceOfAResponseWithALengthPassesBeforeTheNextArrives() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        composer.service().answer((exchange, seen) -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("one".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(next);
            exchange.getResponseBody().write("two".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            assertThat(connection.send(request("GET /shop/items", "")).readTo("one"))
                    .endsWith("\r\n\r\none");
            next.countDown();
            assertThat(connection.readTo("two")).isEqualTo("two");
        }
    }

    @Test
    void serviceThatDoesNotRespondIs504() {
        composer.service().answer((exchange, seen) -> await(over));
        HttpResponse<String> answer = composer.get("/shop/items");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body())
                .contains("upstream-timeout")
                .doesNotContain("localhost")
                .doesNotContain("" + composer.service().port());
    }

    @Test
    void serviceThatStallsWithinAResponseEndsIt() throws Exception {
        composer.service().answer((exchange, seen) -> {
            exchange.sendResponseHeaders(200, 6);
            exchange.getResponseBody().write("one".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(over);
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            RawConnection.Answer answer =
                    connection.send(request("GET /shop/items", "")).read(Duration.ofSeconds(3));
            assertThat(answer.text()).endsWith("one");
            assertThat(answer.closed()).isTrue();
        }
    }

    @Test
    void slowClientIsNotTakenForASlowService() throws Exception {
        byte[] large = new byte[24 << 20];
        composer.service().answer((exchange, seen) -> {
            exchange.sendResponseHeaders(200, large.length);
            exchange.getResponseBody().write(large);
            exchange.close();
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection.send(request("GET /shop/items", ""));
            TimeUnit.MILLISECONDS.sleep(1500); // longer than the service's idle time
            int total = 0;
            byte[] buffer = new byte[1 << 16];
            connection.socket().setSoTimeout(5000);
            var in = connection.socket().getInputStream();
            while (total < large.length) {
                int length = in.read(buffer);
                assertThat(length).isPositive();
                total += length;
            }
        }
    }

    @Test
    void unreachableServiceIs503WithRetryAfter() {
        composer.service("away").close();
        HttpResponse<String> answer = composer.get("/away");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("localhost").doesNotContain("127.0.0.1");
    }

    @Test
    void bodyBeyondTheLimitIs413() {
        HttpResponse<String> known = composer.send(composer.request("GET", "/shop/items")
                .method("POST", HttpRequest.BodyPublishers.ofByteArray(new byte[65 << 10])));
        assertThat(known.statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = composer.send(composer.request("GET", "/shop/items")
                .method(
                        "POST",
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[65 << 10]))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(composer.send(composer.request("GET", "/shop/items")
                                .method("POST", HttpRequest.BodyPublishers.ofByteArray(new byte[60 << 10])))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void locationsOfTheServiceBecomeThePlatforms() {
        composer.service().answer((exchange, seen) -> {
            exchange.getResponseHeaders().set("Location", composer.service().url() + "/items/7?x=1");
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "</items?offset=10>; rel=\"next\", <"
                                    + composer.service().url() + "/hidden>; rel=\"up\"");
            exchange.getResponseHeaders().set("Content-Location", "/admin");
            exchange.getResponseHeaders().set("Server", "Tomcat");
            TestService.send(exchange, 201, "");
        });
        HttpResponse<String> answer = composer.send(
                composer.request("GET", "/shop/items").method("POST", HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.headers().firstValue("Location")).contains("/shop/items/7?x=1");
        assertThat(answer.headers().firstValue("Link")).contains("</shop/items?offset=10>; rel=\"next\"");
        assertThat(answer.headers().firstValue("Content-Location")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void headIsServedWhereGetIsExposedAndOptionsWhereAnythingIs() {
        HttpResponse<String> head = composer.send(composer.request("HEAD", "/shop/items/1"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(composer.service().seen().getFirst().method()).isEqualTo("HEAD");
        HttpResponse<String> options = composer.send(composer.request("OPTIONS", "/shop/items"));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
        assertThat(composer.send(composer.request("OPTIONS", "/nowhere")).statusCode())
                .isEqualTo(404);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
