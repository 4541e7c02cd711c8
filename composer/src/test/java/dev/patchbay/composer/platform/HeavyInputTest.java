package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents and files that mean to cost time or memory: each is served, or refused with its place, and soon. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HeavyInputTest {

    private static final String CONFIG = """
        api: { title: T, version: 1 }
        services: { a: { url: http://localhost:1, expose: [/**] } }
        """;

    private static Platform build(String document) throws InvalidInputException {
        return new PlatformBuilder(RouteTarget::unbound)
                .build(
                        new ConfigReader(name -> null)
                                .read(Path.of("composer.yml"), CONFIG.getBytes(StandardCharsets.UTF_8)),
                        Map.of("a", new Spec("a.json", document.getBytes(StandardCharsets.UTF_8), null)),
                        Map.of());
    }

    private static String document(String schemas, String more) {
        return """
            {"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{"/a":{"post":{%s"requestBody":{"content":\
            {"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}},"responses":{"200":{"description":"ok"}}}}},\
            "components":{"schemas":{%s}}}\
            """.formatted(more, schemas);
    }

    @Test
    void referencesInCircles() throws InvalidInputException {
        String circle = """
            "A":{"$ref":"#/components/schemas/B"},"B":{"properties":{"c":{"$ref":"#/components/schemas/C"}}},\
            "C":{"allOf":[{"$ref":"#/components/schemas/A"},{"$ref":"#/components/schemas/C"}]}\
            """;
        assertThat(build(document(circle, "")).routes().size()).isEqualTo(1);
    }

    @Test
    void aPatternThatTakesForeverIsPassedOnAndNeverRun() throws InvalidInputException {
        String pattern = "\"A\":{\"type\":\"string\",\"pattern\":\"^(([a-z])+.)+[A-Z]([a-z])+$\",\"example\":\""
                + "a".repeat(5000) + "\"}";
        Platform platform = build(document(pattern, ""));
        assertThat(new String(platform.json().content(), StandardCharsets.UTF_8))
                .contains("([a-z])+.)+[A-Z]");
    }

    @Test
    void numbersThatNoDoubleHolds() throws InvalidInputException {
        String numbers = "\"A\":{\"type\":\"number\",\"maximum\":1e400,\"minimum\":-9007199254740993,"
                + "\"multipleOf\":0.1000000000000000055511151231257827,\"example\":1.10}";
        String json = new String(build(document(numbers, "")).json().content(), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("1e400")
                .contains("-9007199254740993")
                .contains("0.1000000000000000055511151231257827")
                .contains("1.10");
        String yaml = new String(build(document(numbers, "")).document().yaml().content(), StandardCharsets.UTF_8);
        assertThat(yaml).contains("1e400").contains("-9007199254740993");
    }

    @Test
    void tenMegabytes() throws InvalidInputException {
        StringBuilder uses = new StringBuilder();
        StringBuilder schemas = new StringBuilder();
        for (int i = 0; schemas.length() < 10 << 20; i++) {
            uses.append(i == 0 ? "" : ",").append("\"p%1$d\":{\"$ref\":\"#/components/schemas/S%1$d\"}".formatted(i));
            schemas.append(",\"S").append(i).append("\":{\"description\":\"");
            schemas.append("d".repeat(2000)).append("\",\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/A\"}}}");
        }
        Platform platform = build(document("\"A\":{\"properties\":{" + uses + "}}" + schemas, ""));
        assertThat(platform.json().content().length).isGreaterThan(10 << 20);
    }

    @Test
    void whatIsTooDeepIsRefusedWithItsPlace() {
        String deep = "\"A\":" + "{\"not\":".repeat(10_000) + "{}" + "}".repeat(10_000);
        assertRefused(document(deep, ""), "a.json:1:");
        assertRefused(document("\"A\":{}", "\"x-deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + ","), "a.json:1:");
    }

    private static void assertRefused(String document, String place) {
        try {
            build(document);
        } catch (InvalidInputException e) {
            assertThat(e.problems().getFirst().toString()).startsWith(place);
            return;
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void aFileOfAliasesIsRefusedWithItsPlace() {
        StringBuilder bomb = new StringBuilder("a: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(i, i - 1));
        }
        for (String file :
                new String[] {bomb.toString(), "a: " + "[".repeat(10_000), "a: &x [*x]", "a: !!java.net.URL [x]"}) {
            try {
                new ConfigReader(name -> null).read(Path.of("composer.yml"), file.getBytes(StandardCharsets.UTF_8));
            } catch (InvalidInputException e) {
                assertThat(e.problems().getFirst().toString()).contains("composer.yml:");
                continue;
            }
            throw new AssertionError("was not refused: " + file.substring(0, 20));
        }
    }
}
