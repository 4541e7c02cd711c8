package dev.patchbay.composer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The verbs as somebody types them: what they print, how they end. */
class ComposerCommandTest {

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ComposerCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("composer.yml"), content);
    }

    private Run offline(String verb, String content, String... more) throws IOException {
        String[] arguments = new String[4 + more.length];
        arguments[0] = verb;
        arguments[1] = file(content).toString();
        arguments[2] = "--offline";
        arguments[3] = folder.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    @BeforeEach
    void documents() throws IOException {
        Files.writeString(
                folder.resolve("items.json"), TestService.document("GET /items", "POST /items", "GET /items/{id}"));
    }

    private static final String GOOD = """
        api: { title: T, version: 1 }
        services:
          items: { url: http://localhost:1, prefix: /shop, expose: [GET /items, "GET /items/{id}"] }
        """;

    @Test
    void aFileWithNothingWrong() throws IOException {
        Run run = offline("check", GOOD);
        assertThat(run.out).isEqualToIgnoringNewLines("nothing is wrong: 2 operations are exposed");
        assertThat(run.code).isZero();
        JsonNode json = offline("check", GOOD, "--json").json();
        assertThat(json.get("valid").booleanValue()).isTrue();
        assertThat(json.get("operations").intValue()).isEqualTo(2);
        assertThat(json.get("problems").size()).isZero();
    }

    @Test
    void everyMistakeWithItsPlaceAndCode() throws IOException {
        String bad = GOOD + "cores: {}\non-breaking-change: maybe\n";
        Run run = offline("check", bad);
        assertThat(run.code).isEqualTo(1);
        assertThat(run.out.lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("composer.yml:4:1: PB-101") && line.contains("did you mean 'cors'?"))
                .anyMatch(line -> line.contains("composer.yml:5:21: PB-104"));
        JsonNode problem =
                offline("check", bad, "--json").json().get("problems").get(0);
        assertThat(problem.get("file").stringValue()).endsWith("composer.yml");
        assertThat(problem.get("line").intValue()).isEqualTo(4);
        assertThat(problem.get("column").intValue()).isEqualTo(1);
        assertThat(problem.get("code").stringValue()).isEqualTo("PB-101");
    }

    @Test
    void aRuleThatMatchesNothingIsAMistake() throws IOException {
        Run run = offline("check", GOOD.replace("GET /items,", "GET /itmes,"));
        assertThat(run.code).isEqualTo(1);
        assertThat(run.out).contains("composer.yml:3:").contains("/itmes").contains("nearest: GET /items");
    }

    @Test
    void aServiceWithoutADocumentIsToldApart() throws IOException {
        String two = GOOD + "  gone: { url: http://localhost:1, expose: [/**] }\n";
        Run run = offline("check", two);
        assertThat(run.code).isEqualTo(3);
        assertThat(run.out).contains("gone is left out: there is none of ");
        assertThat(offline("check", two, "--json").json().get("missing").has("gone"))
                .isTrue();
    }

    @Test
    void aFileThatIsNotThereAndAWrongOption() {
        Run missing = run("check", folder.resolve("no.yml").toString());
        assertThat(missing.code).isEqualTo(1);
        assertThat(missing.out).contains("no.yml").contains("PB-115").doesNotContain("Exception:");
        assertThat(run("check", "--ofline").code).isEqualTo(2);
    }

    @Test
    void routesShowEachOperationItsUpstreamItsRuleAndItsState() throws IOException {
        Run run = offline("routes", GOOD);
        assertThat(run.code).isZero();
        assertThat(run.out.lines())
                .hasSize(2)
                .anyMatch(line ->
                        line.matches("GET +/shop/items/\\{id} -> items /items/\\{id} \\(.*composer.yml:3:73, live\\)"));
        JsonNode route = offline("routes", GOOD, "--json").json().get("routes").get(0);
        assertThat(route.get("method").stringValue()).isEqualTo("GET");
        assertThat(route.get("path").stringValue()).isEqualTo("/shop/items");
        assertThat(route.get("upstreamPath").stringValue()).isEqualTo("/items");
        assertThat(route.get("state").stringValue()).isEqualTo("live");
    }

    /** Each rule of the audit: a file that breaks it, a severity, and the same file mended. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        A01 | high   | access: public                  | access: token
        A02 | medium | access: public                  | access: token
        A03 | high   | expose: ["/**"]                 | expose: [/items]
        A04 | medium | url: http://items.internal:8080 | url: https://items.internal
        A05 | low    | concurrency: 9                  | timeout: { response: 5s }
        A06 | medium | cors: *                         | cors: https://app.example
        A07 | medium | expose: [POST /items]           | expose: [GET /items]
        A08 | low    | expose: [GET /old]              | expose: [GET /items]
        """)
    void aRuleOfTheAuditFindsWhatItIsFor(String rule, String severity, String wrong, String right) throws IOException {
        Files.writeString(
                folder.resolve("items.json"),
                TestService.document("GET /items", "POST /items", "GET /admin/users", "GET /old")
                        .replace("\"operationId\":\"GET_old\"", "\"deprecated\":true,\"operationId\":\"GET_old\""));
        JsonNode found = offline("audit", auditable(wrong), "--json").json();
        assertThat(found.get("problems").size()).as(found.toString()).isZero();
        assertThat(found.get("findings"))
                .anyMatch(finding -> finding.get("rule").stringValue().equals(rule)
                        && finding.get("severity").stringValue().equals(severity)
                        && finding.get("line").intValue() > 0);
        JsonNode mended = offline("audit", auditable(right), "--json").json();
        assertThat(mended.get("problems").size()).as(mended.toString()).isZero();
        assertThat(mended.get("findings"))
                .noneMatch(finding -> finding.get("rule").stringValue().equals(rule));
    }

    private static String auditable(String line) {
        if (line.startsWith("cors: ")) {
            return auditable("concurrency: 9") + "cors: { origins: [\"" + line.substring(6) + "\"] }\n";
        }
        StringBuilder service = new StringBuilder();
        if (!line.startsWith("url:")) {
            service.append("    url: http://localhost:1\n");
        }
        if (!line.startsWith("expose:")) {
            service.append("    expose: [/items]\n");
        }
        return "api: { title: T, version: 1 }\nservices:\n  items:\n" + service + "    " + line + "\n";
    }

    @Test
    void theAuditFailsFromTheSeverityOnThatIsAskedFor() throws IOException {
        String low = auditable("expose: [GET /items]");
        assertThat(offline("audit", low).code).isZero();
        assertThat(offline("audit", low, "--fail-on", "LOW").code).isEqualTo(1);
        assertThat(offline("audit", low).out).contains("A05 low").contains("1 findings");
    }

    @Test
    void acceptSaysWhenThereIsNoComposer() {
        Run run = run("accept", "--management", "http://localhost:1");
        assertThat(run.code).isEqualTo(3);
        assertThat(run.err).contains("no composer responds at http://localhost:1");
    }
}
