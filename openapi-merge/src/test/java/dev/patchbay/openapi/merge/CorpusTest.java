package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {

    @TestFactory
    Stream<DynamicTest> aSingleDocumentComesOutAsItWentIn() {
        return Corpus.documents("").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isIdentity(file)));
    }

    private static void isIdentity(Path file) throws MergeException {
        SourceDocument source = Corpus.read(file);
        MergedApi merged = OpenApiMerge.merge(
                MergeConfig.builder()
                        .service(ServiceConfig.everything(source.service()))
                        .build(),
                List.of(source));
        String original = new String(JsonWriter.write(source.root()), UTF_8);
        assertThat(new String(merged.json(), UTF_8)).isEqualTo(original);
        assertThat(JsonWriter.write(DocumentReader.read("again.yaml", merged.yaml())))
                .as("through YAML")
                .asString()
                .isEqualTo(original);
    }
}
