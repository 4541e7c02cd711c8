package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.EventReader;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A stop, in its order: readiness, what is new, what is under way, the end. */
class DrainIT {

    private static final Blog BLOG = Blog.running();
    private static final String TOKEN = BLOG.issuer().token(Blog.ACME, Blog.SCOPES);

    @Test
    void readinessIsWithdrawnFirstAndRequestsInFlightComplete() throws Exception {
        String[] arguments = Stream.concat(
                        Stream.of(Blog.arguments(
                                BLOG.testDatabase(), BLOG.issuer().uri())),
                        Stream.of("--patchbay.domain.drain-notice=3s"))
                .toArray(String[]::new);
        ConfigurableApplicationContext service = DomainService.run("blog", arguments);
        int port = Integer.parseInt(String.valueOf(service.getEnvironment().getProperty("local.server.port")));
        TestClient acme = new TestClient("http://localhost:" + port, TOKEN);
        try (Socket slow = new Socket("localhost", port);
                EventReader events = new EventReader("http://localhost:" + port + "/authors/events", TOKEN, null)) {
            OutputStream request = slow.getOutputStream();
            String body = "{\"name\":\"slow\"}";
            request.write("""
                POST /authors HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(TOKEN, body.length()).getBytes(StandardCharsets.US_ASCII));
            request.write(body.substring(0, 5).getBytes(StandardCharsets.US_ASCII));
            assertThat(acme.get("/actuator/health/readiness").status()).isEqualTo(200);

            Thread stop = Thread.ofVirtual().start(service::close);
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> acme.get("/actuator/health/readiness").status() != 200);
            Response taken = acme.get("/authors");
            assertThat(taken.status()).isEqualTo(200);
            assertThat(taken.header("Connection")).hasValue("close");

            await().until(() -> !isListening(acme));
            assertThat(stop.isAlive()).as("it waits for what is under way").isTrue();
            request.write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
            BufferedReader response =
                    new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
            assertThat(response.readLine()).startsWith("HTTP/1.1 201");
            assertThat(stop.join(Duration.ofSeconds(30))).isTrue();
            assertThat(events.ended()).as("a stream does not keep it").isTrue();
        } finally {
            service.close();
        }
        assertThatThrownBy(() -> acme.get("/")).isInstanceOf(UncheckedIOException.class);
    }

    private static boolean isListening(TestClient client) {
        try {
            return client.get("/actuator/health/liveness").status() > 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
