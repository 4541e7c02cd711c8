package dev.patchbay.composer.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.patchbay.composer.TestService;
import dev.patchbay.composer.platform.Rebuild;
import dev.patchbay.composer.platform.TestPlatform;
import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The time to rebuild a large platform of public documents; needs {@code -Dcorpus=}. */
@Tag("soak")
class RebuildIT {

    private static final Path CORPUS = Path.of(System.getProperty("corpus", "../../shared/corpus"));
    private static final List<String> DOCUMENTS = List.of(
            "k8s/k8s-core-v1.json",
            "k8s/k8s-apps-v1.json",
            "twilio/twilio-api_v2010.json",
            "twilio/twilio-conversations_v1.yaml",
            "twilio/twilio-verify_v2.json");

    @TempDir
    private Path folder;

    @Test
    void fiveDocumentsWithSeventeenHundredOperations() throws Exception {
        assumeThat(Files.exists(CORPUS.resolve(DOCUMENTS.getFirst()))).isTrue();
        List<TestService> services = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < DOCUMENTS.size(); i++) {
            TestService service = TestService.start(enlarged(CORPUS.resolve(DOCUMENTS.get(i)), 3));
            services.add(service);
            lines.append("s%d: { url: %s, prefix: /s%d, expose: [/**] }%n".formatted(i, service.url(), i));
        }
        Path file = Files.writeString(
                folder.resolve("composer.yml"),
                TestPlatform.config(lines.toString())
                        .replace("timeout: 700ms", "timeout: 10s")
                        .replace("max-size: 1MB", "max-size: 64MB"));
        try (TestPlatform platform = TestPlatform.start(file, folder.resolve("specs"))) {
            platform.await("all", () -> platform.now().specs().size() == DOCUMENTS.size());
            assertThat(platform.now().routes().size()).isGreaterThanOrEqualTo(1700);
            for (int i = 0; i < 6; i++) {
                int before = platform.rebuilds().size();
                Files.writeString(file, Files.readString(file).replaceFirst("title: T\\d*", "title: T" + i));
                platform.await("rebuilt", () -> platform.rebuilds().size() > before);
            }
            for (int i = 0; i < 3; i++) {
                int before = platform.rebuilds().size();
                services.get(2)
                        .publish(enlarged(CORPUS.resolve(DOCUMENTS.get(2)), 3)
                                .replaceFirst("\"description\":\"", "\"description\":\"Change " + i + ". "));
                platform.await("rebuilt", () -> platform.rebuilds().size() > before);
            }
            List<Long> took = platform.rebuilds().stream()
                    .map(Rebuild::took)
                    .map(Duration::toMillis)
                    .toList();
            System.out.println("rebuilds of " + platform.now().routes().size() + " operations: " + took + " ms");
            assertThat(took.get(6)).as("another title").isLessThan(2000);
            assertThat(took.getLast()).as("another document").isLessThan(2000);
        }
        services.forEach(TestService::close);
    }

    /** The document with each of its operations so many times, under other paths. */
    private static String enlarged(Path document, int times) throws Exception {
        byte[] json = JsonWriter.write(DocumentReader.read(document.toString(), Files.readAllBytes(document)));
        ObjectNode root = (ObjectNode) JsonMapper.shared().readTree(json);
        ObjectNode paths = (ObjectNode) root.get("paths");
        ObjectNode more = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < times; i++) {
            int copy = i;
            paths.properties().forEach(entry -> {
                JsonNode item = entry.getValue().deepCopy();
                item.forEach(operation -> {
                    if (operation instanceof ObjectNode object && object.has("operationId")) {
                        object.put("operationId", object.get("operationId").stringValue() + "_" + copy);
                        object.findParents("links").forEach(parent -> ((ObjectNode) parent).remove("links"));
                    }
                });
                more.set("/copy" + copy + entry.getKey(), item);
            });
        }
        root.set("paths", more);
        return new String(JsonMapper.shared().writeValueAsBytes(root), StandardCharsets.UTF_8);
    }
}
