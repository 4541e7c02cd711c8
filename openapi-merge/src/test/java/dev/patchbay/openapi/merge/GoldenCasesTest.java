package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeFile;
import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/cases} is a case: {@code merge.yml}, its inputs, and {@code expected.yaml} or {@code
 * expected-error.txt}; beside them, where the case is about them, {@code expected-routes.txt} and {@code
 * expected-report.txt} with lines that have to be there, and {@code lock.yaml}. A new case is a new folder.
 */
class GoldenCasesTest {

    private static final Path CASES = Path.of("src/test/cases");

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsExpected() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        Path error = folder.resolve("expected-error.txt");
        try {
            MergedApi merged = merge(folder);
            assertThat(error).as("merged, though an error was expected").doesNotExist();
            Path expected = folder.resolve("expected.yaml");
            byte[] content = Files.readAllBytes(expected);
            assertThat(new String(merged.yaml(), UTF_8)).as("YAML").isEqualTo(new String(content, UTF_8));
            assertThat(JsonWriter.write(DocumentReader.read("expected.yaml", content)))
                    .as("JSON")
                    .isEqualTo(merged.json());
            assertLines(
                    folder.resolve("expected-routes.txt"),
                    merged.routes().stream().map(RouteEntry::toString).toList());
            assertLines(
                    folder.resolve("expected-report.txt"),
                    merged.report().entries().stream()
                            .map(entry -> relative(entry.toString(), folder))
                            .toList());
        } catch (InvalidInputException e) {
            String problems = e.problems().stream()
                    .map(problem -> relative(problem.toString(), folder))
                    .collect(Collectors.joining("\n"));
            assertThat(error).as(problems).exists();
            assertThat(problems).isEqualTo(Files.readString(error).strip());
        }
    }

    private static void assertLines(Path file, List<String> actual) throws IOException {
        if (Files.exists(file)) {
            assertThat(actual).containsAll(Files.readAllLines(file));
        }
    }

    private static String relative(String text, Path folder) {
        return text.replace(folder + "/", "");
    }

    private static MergedApi merge(Path folder) throws IOException, InvalidInputException {
        Path config = folder.resolve("merge.yml");
        Path lock = folder.resolve("lock.yaml");
        MergeFile file = MergeFile.read(
                config.toString(),
                Files.readAllBytes(config),
                Files.exists(lock) ? NameLock.read(lock.toString(), Files.readAllBytes(lock)) : NameLock.EMPTY);
        List<SourceDocument> documents = new ArrayList<>();
        for (Map.Entry<String, String> entry : file.files().entrySet()) {
            Path input = folder.resolve(entry.getValue());
            documents.add(SourceDocument.read(entry.getKey(), input.toString(), Files.readAllBytes(input)));
        }
        return OpenApiMerge.merge(file.config(), documents);
    }
}
