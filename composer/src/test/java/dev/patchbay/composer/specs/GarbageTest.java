package dev.patchbay.composer.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.patchbay.composer.TestService;
import dev.patchbay.composer.platform.TestPlatform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

    @AutoClose
    private static TestService items;

    @AutoClose
    private static TestService others;

    @AutoClose
    private static TestPlatform platform;

    @BeforeAll
    static void start() throws IOException {
        items = TestService.start(ITEMS);
        others = TestService.start(TestService.document("GET /others"));
        Path file = Files.writeString(
                folder.resolve("composer.yml"), TestPlatform.config("""
                    items: { url: %s, expose: [/items] }
                    others: { url: %s, expose: [/others] }
                    """.formatted(items.url(), others.url())));
        platform = TestPlatform.start(file, folder.resolve("specs"));
    }

    @BeforeEach
    void good() {
        items.publish(ITEMS);
        platform.await(
                "live",
                () -> platform.service("items").spec() == SpecStatus.State.LIVE
                        && platform.service("items").problem() == null);
    }

    private static Arguments body(String what, String problem, String body) {
        return Arguments.of(
                what, problem, (TestService.Answer) (exchange, seen) -> TestService.send(exchange, 200, body));
    }

    private static Arguments answer(String what, String problem, TestService.Answer answer) {
        return Arguments.of(what, problem, answer);
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
                answer("500", "answered 500", (exchange, seen) -> TestService.send(exchange, 500, ITEMS)),
                answer("401", "answered 401", (exchange, seen) -> TestService.send(exchange, 401, ITEMS)),
                answer("204", "answered 204", (exchange, seen) -> status(exchange, 204)),
                answer("304 that nobody asked for", "answered 304", (exchange, seen) -> status(exchange, 304)),
                answer(
                        "bytes that are no text",
                        "not an OpenAPI document",
                        (exchange, seen) -> bytes(exchange, new byte[] {(byte) 0x80, (byte) 0xff, 0, 1})),
                answer(
                        "a redirect in a circle",
                        "answered 302",
                        (exchange, seen) -> redirect(exchange, "/v3/api-docs")),
                answer("a redirect to nothing", "", (exchange, seen) -> redirect(exchange, "http://[")),
                answer("100 MB", "larger than", (exchange, seen) -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] piece = new byte[1 << 20];
                    for (int i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(piece);
                    }
                    exchange.close();
                }),
                answer("an end too early", "broke", (exchange, seen) -> {
                    exchange.sendResponseHeaders(200, ITEMS.length() + 100);
                    exchange.getResponseBody().write(ITEMS.getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    exchange.close();
                }),
                answer("no end", "", (exchange, seen) -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    for (int i = 0; i < 100; i++) {
                        out.write(' ');
                        out.flush();
                        TestPlatform.pause(Duration.ofMillis(30));
                    }
                    exchange.close();
                }),
                answer("no answer", "within 700 ms", (exchange, seen) -> {
                    TestPlatform.pause(Duration.ofMillis(1200));
                    exchange.close();
                }));
    }

    private static String aliases() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [%s]%n".formatted(i, i, "*a" + (i - 1) + ", *a" + (i - 1)));
        }
        return "openapi: 3.1.0\n" + text;
    }

    private static void status(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        status(exchange, 302);
    }

    private static void bytes(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("garbage")
    void changesNothingAndIsTold(String what, String problem, TestService.Answer answer) {
        items.publish(answer);
        platform.await(what, () -> platform.service("items").problem() != null);
        assertThat(platform.service("items").problem()).contains(problem);
        assertThat(platform.service("items").spec()).isEqualTo(SpecStatus.State.STALE);
        assertThat(List.of(platform.serves("GET", "/items"), platform.serves("GET", "/others")))
                .doesNotContain(false);
        assertThat(platform.service("others").problem()).isNull();
    }

    @org.junit.jupiter.api.Test
    void aMediaTypeThatIsWrongDoesNoHarm() {
        items.publish((exchange, seen) -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            TestService.send(exchange, 200, TestService.document("GET /items", "POST /items"));
        });
        platform.await("taken", () -> platform.serves("POST", "/items"));
        items.publish(ITEMS);
        platform.await("back", () -> !platform.serves("POST", "/items"));
    }
}
