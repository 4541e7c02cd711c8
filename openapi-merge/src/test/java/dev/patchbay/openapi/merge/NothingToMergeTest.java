package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class NothingToMergeTest {

    @Test
    void aPlatformWithoutServicesIsAnEmptyDocument() throws InvalidInputException {
        MergeConfig config = MergeConfig.builder()
                .title("Platform")
                .version("2")
                .service(ServiceConfig.everything("down"))
                .build();

        MergedApi merged = OpenApiMerge.merge(config, List.of());

        assertThat(new String(merged.yaml(), UTF_8)).isEqualTo("""
            openapi: 3.1.1
            info:
              title: Platform
              version: '2'
            paths: {}
            """);
        assertThat(merged.routes()).isEmpty();
    }

    @Test
    void provenanceTellsTheHomeOfEachPart() throws InvalidInputException {
        String document = """
            openapi: 3.1.0
            info: {title: A, version: '1'}
            paths:
              /a:
                get: {responses: {'200': {description: ok}}}
            """;
        MergedApi merged = OpenApiMerge.merge(
                MergeConfig.builder()
                        .service(ServiceConfig.builder("a")
                                .prefix("/p")
                                .exposeEverything()
                                .build())
                        .build(),
                List.of(SourceDocument.read("a", "a.yaml", document.getBytes(UTF_8))));

        assertThat(merged.provenance().origins().get("/paths/~1p~1a/get"))
                .isEqualTo(new Provenance.Origin("/paths/~1a/get", new SourceLocation("a.yaml", 5, 10)));
    }

    @Test
    void namesStayWhenTheLockIsHandedOn() throws InvalidInputException {
        String document = """
            openapi: 3.1.0
            info: {title: A, version: '1'}
            paths:
              /%1$s: {get: {operationId: list, responses: {'200': {description: ok, content: {a/b: {schema: {$ref: '#/components/schemas/X'}}}}}}}
            components: {schemas: {X: {type: %2$s}}}
            """;
        SourceDocument a = SourceDocument.read(
                "a", "a.yaml", document.formatted("a", "string").getBytes(UTF_8));
        SourceDocument b = SourceDocument.read(
                "b", "b.yaml", document.formatted("b", "integer").getBytes(UTF_8));
        MergeConfig.Builder inOrder =
                MergeConfig.builder().service(ServiceConfig.everything("a")).service(ServiceConfig.everything("b"));
        MergedApi first = OpenApiMerge.merge(inOrder.build(), List.of(a, b));
        NameLock lock = NameLock.read("lock.yaml", first.lock().yaml());
        MergeConfig.Builder turned =
                MergeConfig.builder().service(ServiceConfig.everything("b")).service(ServiceConfig.everything("a"));

        MergedApi second = OpenApiMerge.merge(turned.lock(lock).build(), List.of(a, b));

        assertThat(second.lock()).isEqualTo(first.lock());
        assertThat(second.routes()).extracting(RouteEntry::operationId).containsExactlyInAnyOrder("list", "b_list");
    }
}
