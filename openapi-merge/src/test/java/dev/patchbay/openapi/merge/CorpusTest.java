package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CorpusTest {

    @TestFactory
    Stream<DynamicTest> aSingleDocumentComesOutAsItWentIn() {
        return Corpus.documents("").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isIdentity(file)));
    }

    @Test
    void documentsOfOneVersionMerge() throws InvalidInputException {
        for (String version : List.of("3.0", "3.1", "3")) {
            List<SourceDocument> documents = new ArrayList<>();
            MergeConfig.Builder config = MergeConfig.builder();
            for (Path file : Corpus.documents("")) {
                SourceDocument source = Corpus.read(file);
                if (source.root() instanceof Mapping root
                        && String.valueOf(root.get("openapi")).startsWith(version)) {
                    documents.add(source);
                    config.service(ServiceConfig.everything(source.service()));
                }
            }
            int operations = documents.stream().mapToInt(CorpusTest::operations).sum();
            MergedApi merged = OpenApiMerge.merge(config.build(), documents);
            long deduplicated = merged.report().of(MergeReport.Decision.DEDUPLICATED).stream()
                    .filter(entry -> entry.subject().matches("[A-Z]+ /.*"))
                    .count();
            assertThat(merged.routes()).as(version).hasSize(operations - (int) deduplicated);
        }
    }

    private static int operations(SourceDocument source) {
        ApiDocument document =
                new ApiDocument(0, ServiceConfig.everything("x"), source.location(), (Mapping) source.root());
        return OperationEntry.allOf(document, new References(List.of(document))).size();
    }

    private static void isIdentity(Path file) throws InvalidInputException {
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
