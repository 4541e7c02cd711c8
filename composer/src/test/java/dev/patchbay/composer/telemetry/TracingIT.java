package dev.patchbay.composer.telemetry;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Spans go to a collector over OTLP. */
class TracingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    static final WireMockExtension collector = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    final ComposerExtension composers = ComposerExtension.builder().build();

    @Test
    void aRequestAndItsCallAreSentToTheCollectorInTheCallersTrace() {
        collector.stubFor(post("/v1/traces").willReturn(ok()));
        TestService service = composers.serve(TestService.document("GET /items/{id}"));
        TestComposer composer = composers.start(
                "items: { url: %s, expose: [/**] }".formatted(service.url()),
                "",
                "--patchbay.tracing.endpoint=" + collector.baseUrl());
        composer.send(
                composer.request("GET", "/items/1").header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        String seen = service.seen().getFirst().header("Traceparent");
        composer.close(); // which sends what has been recorded

        String spans = collector.findAll(postRequestedFor(urlPathEqualTo("/v1/traces"))).stream()
                .map(request -> new String(request.getBody(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
        assertThat(spans).contains("composer").contains("GET /items/{id}").contains("GET items");
        assertThat(spans.split(Pattern.quote(bytes(TRACE)), -1))
                .as("two spans of the trace")
                .hasSize(3);
        assertThat(seen).startsWith("00-" + TRACE + "-").endsWith("-01");
        assertThat(spans).as("the service continues the call's span").contains(bytes(seen.substring(36, 52)));
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
