package dev.patchbay.openapi.merge.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.Corpus;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Claims about real documents. */
class CorpusDiffTest {

    @TestFactory
    Stream<DynamicTest> aDocumentDoesNotDifferFromItself() {
        return Corpus.documents("").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    assertThat(OpenApiDiff.compare(read(file), read(file)).changes())
                            .isEmpty();
                }));
    }

    private static Mapping read(Path file) throws IOException, InvalidInputException {
        return (Mapping) DocumentReader.read(file.toString(), Files.readAllBytes(file));
    }
}
