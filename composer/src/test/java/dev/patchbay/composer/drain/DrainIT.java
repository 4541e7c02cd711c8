package dev.patchbay.composer.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A composer in a process of its own gets a real SIGTERM while it has work. */
class DrainIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process composer(TestIssuer issuer, TestService service, int port, int management) throws IOException {
        Path config = Files.writeString(
                folder.resolve("composer.yml"), """
                    api: { title: Test, version: 1.0.0 }
                    specs: { store: %s }
                    services:
                      items: { url: "%s", expose: [/**] }
                    """.formatted(folder.resolve("specs"), service.url()));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.patchbay.composer.Composer",
                        "--patchbay.composer.config=" + config,
                        "--patchbay.issuer=" + issuer.uri(),
                        "--server.port=" + port,
                        "--management.server.port=" + management,
                        "--patchbay.composer.drain-notice=2500ms",
                        "--logging.structured.format.console=logstash")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int status(HttpClient client, String url, String token) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(20))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return e.toString().contains("Connect") ? -1 : 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noRequestFailsWhileTheComposerDrains() throws Exception {
        int port = freePort();
        int management = freePort();
        try (TestIssuer issuer = TestIssuer.start();
                TestService service = TestService.start(TestService.document("GET /items", "GET /slow"));
                HttpClient client = HttpClient.newHttpClient()) {
            CountDownLatch seenDraining = new CountDownLatch(1);
            service.answer((exchange, seen) -> {
                if (seen.target().startsWith("/slow")) {
                    try {
                        assertThat(seenDraining.await(60, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
                TestService.send(exchange, 200, "{}");
            });
            String token = issuer.token(UUID.randomUUID(), "");
            String items = "http://localhost:" + port + "/items";
            Process process = composer(issuer, service, port, management);
            try {
                long end = System.nanoTime() + PATIENCE.toNanos();
                while (status(client, items, token) != 200) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    assertThat(process.isAlive())
                            .as(Files.readString(folder.resolve("log")))
                            .isTrue();
                    Thread.sleep(100);
                }
                CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(
                        () -> status(client, "http://localhost:" + port + "/slow", token));
                AtomicBoolean going = new AtomicBoolean(true);
                AtomicInteger answered = new AtomicInteger();
                AtomicInteger broken = new AtomicInteger();
                List<Thread> load = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    load.add(Thread.ofVirtual().start(() -> {
                        int last = 200;
                        while (going.get() && last != -1) {
                            last = status(client, items, token);
                            if (last == 200) {
                                answered.incrementAndGet();
                            } else if (last != -1) {
                                broken.incrementAndGet();
                            }
                        }
                    }));
                }
                while (service.seen().stream().noneMatch(seen -> seen.target().equals("/slow"))) {
                    Thread.sleep(20);
                }
                process.destroy(); // SIGTERM
                String readiness = "http://localhost:" + management + "/actuator/health/readiness";
                int ready = status(client, readiness, token);
                for (; ready == 200; ready = status(client, readiness, token)) {
                    Thread.sleep(20);
                }
                assertThat(ready).as("readiness is withdrawn first").isEqualTo(503);
                try (RawConnection raw = new RawConnection(port)) {
                    RawConnection.Answer answer = raw.send(
                                    "GET /items HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .read(Duration.ofSeconds(5));
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).containsIgnoringCase("connection: close");
                    assertThat(answer.closed()).isTrue();
                }
                seenDraining.countDown();
                assertThat(slow.get(30, TimeUnit.SECONDS))
                        .as("what was under way is finished")
                        .isEqualTo(200);
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                going.set(false);
                for (Thread thread : load) {
                    thread.join();
                }
                assertThat(broken).hasValue(0);
                assertThat(answered.get()).isPositive();
                assertThat(Files.readAllLines(folder.resolve("log")))
                        .as("structured logs")
                        .filteredOn(line -> line.contains("Draining"))
                        .hasSize(1)
                        .first()
                        .asString()
                        .startsWith("{");
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
