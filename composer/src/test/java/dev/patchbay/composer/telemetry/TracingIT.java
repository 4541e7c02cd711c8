package dev.patchbay.composer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Spans go to a collector over OTLP. */
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aRequestAndItsCallAreSentToTheCollectorInTheCallersTrace() throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] spans = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                spans = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(spans)).readAllBytes();
            }
            synchronized (received) {
                received.writeBytes(spans);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (TestService service = TestService.start(TestService.document("GET /items/{id}"))) {
            String seen;
            try (TestComposer composer = TestComposer.startWith(
                    """
                    items:
                      url: %s
                      expose: [/**]
                    """.formatted(service.url()),
                    "",
                    "--patchbay.tracing.endpoint=http://localhost:"
                            + collector.getAddress().getPort())) {
                composer.send(composer.request("GET", "/items/1")
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
                seen = service.seen().getFirst().header("Traceparent");
            }
            // the end of the composer sends what has been recorded
            String spans = new String(received.toByteArray(), StandardCharsets.ISO_8859_1);
            assertThat(spans).contains("composer").contains("GET /items/{id}").contains("GET items");
            assertThat(spans.split(java.util.regex.Pattern.quote(bytes(TRACE)), -1))
                    .as("two spans of the trace")
                    .hasSize(3);
            assertThat(seen).startsWith("00-" + TRACE + "-").endsWith("-01");
            assertThat(spans).as("the service continues the call's span").contains(bytes(seen.substring(36, 52)));
        } finally {
            collector.stop(0);
        }
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
