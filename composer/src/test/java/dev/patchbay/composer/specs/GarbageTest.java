package dev.patchbay.composer.specs;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.platform.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invalid specs: whatever a service returns, its operations stay as they were, the reason is reported, the others
 * are not held up, and a good document is taken when it comes again.
 */
class GarbageTest {

    private static final String ITEMS = TestService.document("GET /items");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final WireMockExtension items = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @AutoClose
    private static TestService others;

    @AutoClose
    private static TestPlatform platform;

    @BeforeAll
    static void start() throws IOException {
        publish(okJson(ITEMS));
        others = TestService.start(TestService.document("GET /others"));
        Path file = Files.writeString(
                folder.resolve("composer.yml"), TestPlatform.config("""
                    items: { url: %s, expose: [/items] }
                    others: { url: %s, expose: [/others] }
                    """.formatted(items.baseUrl(), others.url())));
        platform = TestPlatform.start(file, folder.resolve("specs"));
    }

    private static void publish(ResponseDefinitionBuilder response) {
        items.stubFor(get("/v3/api-docs").willReturn(response));
    }

    @BeforeEach
    void publishGoodSpec() {
        publish(okJson(ITEMS));
        platform.await(
                "live",
                () -> platform.service("items").spec() == SpecStatus.State.LIVE
                        && platform.service("items").problem() == null);
    }

    private static Arguments body(String what, String problem, String body) {
        return Arguments.of(what, problem, okJson(body));
    }

    private static Arguments response(String what, String problem, ResponseDefinitionBuilder response) {
        return Arguments.of(what, problem, response);
    }

    static Stream<Arguments> garbage() {
        return Stream.of(
                body("a page", "not an OpenAPI document", "<!doctype html><title>Oops</title>"),
                body("nothing", "not an OpenAPI document", ""),
                body("null", "not an OpenAPI document", "null"),
                body("a list", "not an OpenAPI document", "[]"),
                body("half of it", "not an OpenAPI document", ITEMS.substring(0, ITEMS.length() / 2)),
                body("Swagger 2.0", "not an OpenAPI document", "{\"swagger\":\"2.0\",\"paths\":{}}"),
                body("another version", "PB-", ITEMS.replace("3.1.0", "4.0.0")),
                body("a version that is no text", "PB-", ITEMS.replace("\"3.1.0\"", "{}")),
                body("paths that are no object", "PB-", "{\"openapi\":\"3.1.0\",\"info\":{},\"paths\":[1]}"),
                body(
                        "an operation that is no object",
                        "PB-",
                        ITEMS.replace("{\"operationId\"", "[{\"operationId\"").replace("\"ok\"}}}", "\"ok\"}}}]")),
                body(
                        "a key twice",
                        "not an OpenAPI document",
                        "{\"openapi\":\"3.1.0\",\"openapi\":\"3.1.0\",\"paths\":{}}"),
                body("JSON 100,000 deep", "not an OpenAPI document", "{\"openapi\":" + "[".repeat(100_000)),
                body("aliases that explode", "not an OpenAPI document", aliases()),
                body(
                        "a reference to nowhere",
                        "PB-",
                        ITEMS.replace("\"description\":\"ok\"", "\"$ref\":\"#/components/responses/None\"")),
                body("something else that is exposed nowhere", "PB-", TestService.document("GET /other")),
                response("500", "responded with 500", serverError().withBody(ITEMS)),
                response("401", "responded with 401", unauthorized().withBody(ITEMS)),
                response("204", "responded with 204", noContent()),
                response("304 to an unconditional request", "responded with 304", status(304)),
                response("bytes that are no text", "not an OpenAPI document", ok().withBody(new byte[] {
                    (byte) 0x80, (byte) 0xff, 0, 1
                })),
                response("a redirect in a circle", "responded with 302", temporaryRedirect("/v3/api-docs")),
                response("a redirect to nothing", "", temporaryRedirect("http://[")),
                response("20 MB", "larger than", ok().withBody(new byte[20 << 20])),
                response("an end too early", "broke", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                response("no response", "", aResponse().withFault(Fault.EMPTY_RESPONSE)),
                response("no end", "", ok(" ".repeat(100)).withChunkedDribbleDelay(100, 3000)),
                response("no response in time", "within 700 ms", okJson(ITEMS).withFixedDelay(1200)));
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [%s]%n".formatted(i, i, "*a" + (i - 1) + ", *a" + (i - 1)));
        }
        return "openapi: 3.1.0\n" + text;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void garbageChangesNothingAndIsReported(String what, String problem, ResponseDefinitionBuilder response) {
        publish(response);
        platform.await(what, () -> platform.service("items").problem() != null);
        assertThat(platform.service("items").problem()).contains(problem);
        assertThat(platform.service("items").spec()).isEqualTo(SpecStatus.State.STALE);
        assertThat(List.of(platform.serves("GET", "/items"), platform.serves("GET", "/others")))
                .doesNotContain(false);
        assertThat(platform.service("others").problem()).isNull();
    }

    @Test
    void aMediaTypeThatIsWrongDoesNoHarm() {
        publish(ok(TestService.document("GET /items", "POST /items")).withHeader("Content-Type", "image/png"));
        platform.await("taken", () -> platform.serves("POST", "/items"));
        publish(okJson(ITEMS));
        platform.await("back", () -> !platform.serves("POST", "/items"));
    }
}
