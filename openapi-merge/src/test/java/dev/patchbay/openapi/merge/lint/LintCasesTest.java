package dev.patchbay.openapi.merge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.Corpus;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden cases: a folder with {@code api.yaml} and what is to be said of it in {@code expected.txt}. A new case is a
 * new folder; {@code -Dcases=write} writes what is said now, to be read before it is committed.
 */
class LintCasesTest {

    private static final Path CASES = Path.of("src/test/cases-lint");
    private static final boolean WRITE = "write".equals(System.getProperty("cases"));

    @TestFactory
    Stream<DynamicTest> saysWhatTheCaseExpects() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void everyRuleHasACaseNamedAfterIt() throws IOException {
        List<String> names =
                cases().stream().map(folder -> folder.getFileName().toString()).toList();
        assertThat(Arrays.stream(LintRule.values()))
                .allSatisfy(rule -> assertThat(names).anyMatch(name -> name.startsWith(rule.id())));
    }

    /** One of them gives an object for the list that {@code examples} of a schema is, and that is the only error. */
    @Test
    void findsNoErrorInRealDocumentsButOne() throws IOException, InvalidInputException {
        for (Path file : Corpus.documents("small")) {
            Mapping root = (Mapping) DocumentReader.read(file.toString(), Files.readAllBytes(file));
            boolean isWrong = file.endsWith("scalar-galaxy.yaml");
            assertThat(OpenApiLint.check(root).findings().stream().filter(LintFinding::isError))
                    .as(file.toString())
                    .hasSize(isWrong ? 1 : 0);
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    private static void check(Path folder) throws IOException, InvalidInputException {
        Mapping root = (Mapping) DocumentReader.read("api.yaml", Files.readAllBytes(folder.resolve("api.yaml")));
        LintReport report = OpenApiLint.check(root);
        String said = report.findings().isEmpty() ? "" : report + "\n";
        Path expected = folder.resolve("expected.txt");
        if (WRITE) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
    }
}
