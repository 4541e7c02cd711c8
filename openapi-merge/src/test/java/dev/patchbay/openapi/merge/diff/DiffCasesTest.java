package dev.patchbay.openapi.merge.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden cases: a folder with {@code old.yaml}, {@code new.yaml} and what is to be said in {@code expected.txt}. A new
 * case is a new folder; {@code -Dcases=write} writes what is said now, to be read before it is committed.
 */
class DiffCasesTest {

    private static final Path CASES = Path.of("src/test/cases-diff");
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
        assertThat(Arrays.stream(DiffRule.values()).filter(rule -> rule != DiffRule.NOT_COMPARED))
                .allSatisfy(rule -> assertThat(names).anyMatch(name -> name.startsWith(rule.id())));
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return new ArrayList<>(folders.sorted().toList());
        }
    }

    private static void check(Path folder) throws IOException, InvalidInputException {
        DiffReport report = OpenApiDiff.compare(read(folder, "old.yaml"), read(folder, "new.yaml"));
        String said = report.changes().isEmpty() ? "" : report + "\n";
        Path expected = folder.resolve("expected.txt");
        if (WRITE) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        String name = folder.getFileName().toString();
        if (name.startsWith("PB-")) {
            assertThat(said).as("the rule that the case is named after").contains(name.substring(0, 6));
        }
    }

    private static Mapping read(Path folder, String file) throws IOException, InvalidInputException {
        return (Mapping) DocumentReader.read(file, Files.readAllBytes(folder.resolve(file)));
    }
}
