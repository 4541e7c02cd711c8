package dev.patchbay.composer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.RawConnection;
import dev.patchbay.composer.TestService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request can be found again: by its id in problems and logs, by its trace in services, by its route in metrics. */
class TelemetryIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("items", TestService.document("GET /items/{id}", "GET /lost"), "expose: [/**]")
            .more("access-log: { sample: 100% }")
            .build();

    /** Returns the number of requests with this outcome from the metrics. */
    private static long count(String route, String outcome) {
        String series = "patchbay_requests_seconds_count{outcome=\"" + outcome + "\",route=\"" + route + "\",";
        return composer.composer()
                .metrics()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void theIdOfARequestIsTheCallersOrMadeAndIsEverywhere() {
        HttpResponse<String> named =
                composer.send(composer.request("GET", "/items/1").header("X-Request-Id", "order-4711-retry"));
        assertThat(named.headers().firstValue("X-Request-Id")).contains("order-4711-retry");
        assertThat(composer.service().seen().getFirst().header("X-request-id")).isEqualTo("order-4711-retry");
        HttpResponse<String> missing = composer.get("/nothing");
        String id = missing.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(missing.body()).contains("urn:patchbay:request:" + id);
        HttpResponse<String> forged =
                composer.send(composer.request("GET", "/items/1").header("X-Request-Id", "a b\tc<script>"));
        assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f]{16}");
    }

    @Test
    void aRefusalOfTheEdgeHasAnIdToo() throws Exception {
        try (RawConnection connection = new RawConnection(composer.port())) {
            String answer = connection
                    .send("GET /items/../x HTTP/1.1\r\nHost: x\r\n\r\n")
                    .read()
                    .text();
            assertThat(answer).containsIgnoringCase("x-request-id: ").contains("urn:patchbay:request:");
        }
    }

    @Test
    void aTraceGoesOnAndABrokenOneIsBegunAnew() {
        composer.send(composer.request("GET", "/items/1")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("tracestate", "vendor=1"));
        TestService.Seen seen = composer.service().seen().getFirst();
        assertThat(seen.header("Traceparent"))
                .startsWith("00-" + TRACE + "-")
                .endsWith("-01")
                .doesNotContain("00f067aa0ba902b7");
        assertThat(seen.header("Tracestate")).isEqualTo("vendor=1");
        composer.send(composer.request("GET", "/items/1").header("traceparent", "00-" + "0".repeat(32) + "-x-01"));
        assertThat(composer.service().seen().get(1).header("Traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00")
                .doesNotContain("00000000000000000000000000000000");
    }

    @Test
    void requestsAreCountedByRouteAndNotByPath() throws Exception {
        for (int i = 0; i < 20; i++) {
            composer.get("/items/" + i);
        }
        composer.get("/nothing/" + System.nanoTime());
        await(() -> count("other", "client_error") > 0);
        assertThat(count("GET /items/{id}", "success")).isGreaterThanOrEqualTo(20);
        String series = "{outcome=\"success\",route=\"GET /items/{id}\",service=\"items\"";
        assertThat(composer.composer().metrics())
                .contains("# TYPE patchbay_requests_seconds histogram")
                .contains("patchbay_requests_seconds_bucket" + series + ",le=\"0.005\"} ")
                .contains("patchbay_requests_seconds_bucket" + series + ",le=\"+Inf\"} ")
                .contains("patchbay_requests_seconds_sum" + series + "} ");
    }

    /** Probes and scrapes would make a platform that nobody calls look busy, and a busy one fast. */
    @Test
    void requestsToTheManagementPortAreNotThePlatforms() throws Exception {
        composer.get("/nothing");
        await(() -> count("other", "client_error") > 0);
        long before = count("other", "client_error") + count("other", "success");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/actuator/health", "/actuator/platform", "/nothing", "/actuator/prometheus")) {
                URI uri = URI.create("http://localhost:" + composer.composer().managementPort() + path);
                assertThat(client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isIn(200, 404);
            }
        }
        composer.get("/openapi.json");
        await(() -> count("other", "client_error") + count("other", "success") > before);
        assertThat(count("other", "client_error") + count("other", "success")).isEqualTo(before + 1);
    }

    @Test
    void aCallerThatGoesAwayIsCounted() throws Exception {
        composer.service().answer((exchange, seen) -> {
            try {
                Thread.sleep(3000);
            } catch (InterruptedException e) {
                throw new java.io.IOException(e);
            }
        });
        try (RawConnection connection = new RawConnection(composer.port())) {
            connection.send(
                    "GET /items/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + composer.token() + "\r\n\r\n");
            await(() -> !composer.service().seen().isEmpty());
        }
        await(() -> count("GET /items/{id}", "cancelled") > 0);
    }

    /** The number of series is bounded by the document in force, not by all there have ever been. */
    @Test
    void anOperationThatIsNotExposedAnyMoreTakesItsSeriesAlong() throws Exception {
        composer.get("/lost");
        await(() -> count("GET /lost", "success") > 0);
        composer.get("/items/1");
        await(() -> count("GET /items/{id}", "success") > 0);
        try {
            composer.apply("""
                items: { url: %s, expose: ["/items/{id}"] }
                """.formatted(composer.service().url()), "access-log: { sample: 100% }");
            await(() -> !composer.composer().metrics().contains("GET /lost"));
            assertThat(count("GET /items/{id}", "success")).isPositive();
        } finally {
            composer.restore();
        }
    }
}
