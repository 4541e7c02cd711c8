package dev.patchbay.composer.upstream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import dev.patchbay.testing.Fault;
import dev.patchbay.testing.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One service has trouble: it is told so quickly, is not asked too often, comes back by itself, and the other notices
 * nothing.
 */
class FaultsIT {

    @RegisterExtension
    static final WireMockExtension sick = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @RegisterExtension
    static final FaultProxy proxy = FaultProxy.to(() -> sick.getPort());

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .upstream("sick", () -> """
                url: %s
                expose: [/**]
                timeout: { connect: 300ms, response: 500ms, idle: 500ms }
                circuit-breaker: { calls: 20, open: 1s }
                concurrency: 20
                operations:
                  - match: GET /sick/slow
                    timeout: { response: 10s, total: 900ms }
                """.formatted(proxy.url()))
            .service("well", TestService.document("GET /well"), "expose: [/**]")
            .service("pair", TestService.document("GET /pair"), () ->
                    """
                    url: [http://localhost:1, %s]
                    expose: [/**]
                    """.formatted(FaultsIT.composer.service("pair").url()))
            .build();

    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private static void describe() {
        sick.stubFor(get("/v3/api-docs")
                .willReturn(okJson(TestService.document("GET /sick", "POST /sick", "GET /sick/slow"))));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        sick.stubFor(any(urlPathMatching("/sick.*")).willReturn(response));
    }

    @BeforeEach
    void recover() throws Exception {
        proxy.heal();
        describe();
        answer(okJson("{}"));
        await(() -> composer.get("/sick").statusCode() == 200);
        sick.resetRequests();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 15 s").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private CompletableFuture<HttpResponse<String>> call(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + path))
                .header("Authorization", "Bearer " + composer.token())
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    static Stream<List<Fault>> faults() {
        return Stream.of(
                List.of(new Fault.Delay(Duration.ofSeconds(3))),
                List.of(new Fault.Reset(0)),
                List.of(new Fault.Close(10)),
                List.of(new Fault.HalfClose(0)),
                List.of(new Fault.BlackHole(0)),
                List.of(new Fault.Corrupt(0)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultOfOneServiceDelaysNoOtherAndFailsInTime(List<Fault> faults) throws Exception {
        proxy.resetAll();
        proxy.toClient(faults.toArray(Fault[]::new));
        int before = proxy.accepted();
        List<CompletableFuture<HttpResponse<String>>> sickCalls = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> wellCalls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sickCalls.add(call("/sick"));
            wellCalls.add(call("/well"));
            Thread.sleep(5);
        }
        assertThat(wellCalls)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        for (CompletableFuture<HttpResponse<String>> answer : sickCalls) {
            HttpResponse<String> problem = answer.join();
            assertThat(problem.statusCode()).isIn(502, 503, 504);
            assertThat(problem.headers().firstValue("Retry-After")).isPresent();
            assertThat(problem.headers().map() + problem.body())
                    .doesNotContain("localhost:" + proxy.port())
                    .doesNotContain("127.0.0.1");
        }
        assertThat(sick.findAll(getRequestedFor(urlEqualTo("/sick"))).size())
                .as("upstream calls")
                .isLessThanOrEqualTo(66);
        assertThat(proxy.accepted() - before).as("connections").isLessThanOrEqualTo(66);
        proxy.heal();
        await(() -> call("/sick").join().statusCode() == 200);
    }

    @Test
    void responseThatStallsBreaksOffAndItsConnectionIsNotReused() throws Exception {
        answer(okJson("x".repeat(10_000)));
        proxy.resetAll();
        proxy.toClient(new Fault.BlackHole(5_000));
        assertThat(call("/sick").handle((answer, failure) -> failure).join()).hasRootCauseInstanceOf(IOException.class);
        proxy.heal();
        answer(okJson("{}"));
        assertThat(call("/sick").join().statusCode()).isEqualTo(200);
    }

    @Test
    void idempotentRequestIsRetried() {
        for (int i = 0; i < 20; i++) { // earns a retry, whatever the tests before have taken from the budget
            composer.get("/sick");
        }
        for (RequestMethod method : List.of(RequestMethod.GET, RequestMethod.POST)) {
            sick.stubFor(request(method.getName(), urlEqualTo("/sick"))
                    .inScenario(method.getName())
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(aResponse().withStatus(503).withBody("down"))
                    .willSetStateTo("up"));
        }
        assertThat(call("/sick").join().statusCode()).isEqualTo(200);
        HttpResponse<String> post = composer.send(composer.request("POST", "/sick"));
        assertThat(post.statusCode()).as("a POST is not").isEqualTo(503);
        assertThat(post.body()).isEqualTo("down");
    }

    @Test
    void totalTimeoutEndsWhatTheOthersWouldAllow() {
        answer(okJson("{}").withFixedDelay(3000));
        long start = System.nanoTime();
        HttpResponse<String> answer = composer.get("/sick/slow");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2900));
    }

    @Test
    void unreachableInstanceIsLeftOutAndNoClientNotices() {
        for (int i = 0; i < 30; i++) {
            assertThat(composer.get("/pair").statusCode()).isEqualTo(200);
        }
        assertThat(composer.send(composer.request("GET", "/pair")).statusCode()).isEqualTo(200);
    }
}
