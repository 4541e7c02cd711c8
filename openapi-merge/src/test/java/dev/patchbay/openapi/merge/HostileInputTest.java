package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile input ends soon, and with a location to look at. */
@Timeout(30)
class HostileInputTest {

    @Test
    void aliasBombCostsNothing() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, alias))));
        }
        assertProblem("bomb.yaml", bomb.toString().getBytes(UTF_8), "bomb.yaml:6:", "PB-206");
    }

    @Test
    void depthIsBounded() {
        assertProblem("deep.json", "[".repeat(10_000).getBytes(UTF_8), "deep.json:1:501", "PB-203");
        assertProblem("deep.yaml", "- ".repeat(10_000).getBytes(UTF_8), "deep.yaml:1:1001", "PB-203");
    }

    @Test
    void sizeIsBounded() {
        byte[] huge = new byte[100 * 1024 * 1024];
        Arrays.fill(huge, (byte) 'a');
        assertProblem("huge.yaml", huge, "huge.yaml", "PB-202");
    }

    @Test
    void textIsUtf8WithoutNul() {
        assertProblem("nul.yaml", "a: b\nc: \0".getBytes(UTF_8), "nul.yaml:2:4", "PB-201");
        assertProblem("latin.yaml", new byte[] {'a', ':', '\n', ' ', (byte) 0xe4}, "latin.yaml:2:2", "PB-201");
        assertProblem("utf16.json", "{}".getBytes(UTF_16), "utf16.json:1:1", "PB-201");
    }

    @Test
    void keysAreThereOnce() {
        assertProblem("twice.json", "{\"a\": 1,\n \"a\": 2}".getBytes(UTF_8), "twice.json:2:2", "PB-204");
        assertProblem("twice.yaml", "a: 1\n'a': 2\n".getBytes(UTF_8), "twice.yaml:2:1", "PB-204");
    }

    @Test
    void syntaxErrorsHaveTheirPlace() {
        assertProblem("broken.json", "{\"a\": }".getBytes(UTF_8), "broken.json:1:7", "PB-205");
        assertProblem("broken.yaml", "a: [1\nb: 2".getBytes(UTF_8), "broken.yaml:", "PB-205");
        assertProblem("two.yaml", "a: 1\n---\nb: 1\n".getBytes(UTF_8), "two.yaml:2:1", "PB-205");
        assertProblem("empty.yaml", new byte[0], "empty.yaml", "PB-205");
    }

    @Test
    void referencesMayGoRoundInCircles() {
        String circle = """
            openapi: 3.1.0
            info: {title: C, version: '1'}
            paths:
              /a: {$ref: '#/components/pathItems/A'}
            components:
              pathItems:
                A: {$ref: '#/components/pathItems/B'}
                B: {$ref: '#/components/pathItems/A'}
              schemas:
                S: {$ref: '#/components/schemas/S'}
            """;
        assertThatThrownBy(() -> OpenApiMerge.merge(
                        MergeConfig.builder()
                                .service(ServiceConfig.everything("c"))
                                .build(),
                        List.of(SourceDocument.read("c", "circle.yaml", circle.getBytes(UTF_8)))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("circle.yaml:10:15: PB-222");
    }

    private static void assertProblem(String file, byte[] content, String location, String code) {
        assertThatThrownBy(() -> DocumentReader.read(file, content))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    LocatedProblem problem = e.problems().get(0);
                    assertThat(problem.location().toString()).startsWith(location);
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.category()).isEqualTo(LocatedProblem.Category.INPUT);
                });
    }
}
