package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.TargetVersion;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.diff.OpenApiDiff;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.lint.OpenApiLint;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Documents that are nested deeply, or whose components refer to one another in long chains and circles: none needs a
 * deep stack.
 */
class DeepInputTest {

    private static SourceDocument document(String service, int length, IntFunction<String> schema)
            throws InvalidInputException {
        String schemas = IntStream.range(0, length)
                .mapToObj(i -> "\"S" + i + "\": " + schema.apply(i))
                .collect(Collectors.joining(",\n"));
        return json(service, """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "paths": {"/%s": {"get": {"responses": {"200": {"description": "ok", "content": {"application/json":
               {"schema": {"$ref": "#/components/schemas/S0"}}}}}}}},
             "components": {"schemas": {%s}}}
            """.formatted(service, schemas));
    }

    private static SourceDocument json(String service, String json) throws InvalidInputException {
        return SourceDocument.read(service, service + ".json", json.getBytes(UTF_8));
    }

    private static Mapping tree(SourceDocument document) {
        return (Mapping) document.root();
    }

    private static MergedApi merge(TargetVersion version, SourceDocument... documents) throws InvalidInputException {
        MergeConfig.Builder config = MergeConfig.builder().openapi(version);
        for (SourceDocument document : documents) {
            config.service(ServiceConfig.everything(document.service()));
        }
        return OpenApiMerge.merge(config.build(), List.of(documents));
    }

    private static String next(int number) {
        return "{\"properties\": {\"next\": {\"$ref\": \"#/components/schemas/S" + number + "\"}}}";
    }

    @Test
    void aLongChainOfComponentsIsMerged() throws InvalidInputException {
        SourceDocument chain = document("a", 5_001, i -> i == 5_000 ? "{\"type\": \"string\"}" : next(i + 1));
        SourceDocument other = document("b", 1, i -> "{\"type\": \"integer\"}");
        assertThat(merge(TargetVersion.AUTO, chain, other).routes()).hasSize(2);
        assertThat(merge(TargetVersion.V3_0, chain, other).routes()).hasSize(2);
    }

    @Test
    void aLongCircleOfComponentsIsMerged() throws InvalidInputException {
        SourceDocument circle = document("a", 5_000, i -> next((i + 1) % 5_000));
        assertThat(merge(TargetVersion.AUTO, circle).routes()).hasSize(1);
        assertThat(OpenApiDiff.compare(tree(circle), tree(document("a", 5_000, i -> next(i))))
                        .changes())
                .isEmpty();
    }

    @Test
    void aDocumentAsDeepAsItMayBeNeedsHalfOfAThreadsStack() throws Exception {
        String deep = "{\"not\": ".repeat(480) + "{\"type\": \"%s\"}" + "}".repeat(480);
        SourceDocument document = document("a", 1, i -> deep.formatted("string"));
        SourceDocument other = document("b", 1, i -> deep.formatted("integer"));
        for (TargetVersion version : TargetVersion.values()) {
            assertThat(onSmallStack(() -> merge(version, document, other)).routes())
                    .hasSize(2);
        }
        assertThat(onSmallStack(() -> OpenApiDiff.compare(tree(document), tree(other)))
                        .changes())
                .isNotEmpty();
        assertThat(onSmallStack(() -> OpenApiLint.check(tree(document))).toString())
                .contains("PB-L08: warning: nested more than 50 levels deep");
        SourceDocument flatter =
                document("c", 1, i -> "{\"not\": ".repeat(40) + "{\"type\": \"string\"}" + "}".repeat(40));
        assertThat(onSmallStack(() -> OpenApiLint.check(tree(flatter))).findings())
                .isEmpty();
    }

    /** On half of the stack that a thread has by default. */
    private static <T> T onSmallStack(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(null, task, "small stack", 512 * 1024).start();
        return task.get(1, TimeUnit.MINUTES);
    }

    @Test
    void aTreeThatWasBuiltTooDeepIsAProblemWithItsLocation() throws InvalidInputException {
        Mapping deep = tree(json("a", "{\"type\": \"string\"}"));
        for (int i = 0; i < 100_000; i++) {
            deep = Mapping.builder(deep).put("not", deep).build();
        }
        SourceDocument document = new SourceDocument("a", "a.json", deep);
        assertThatThrownBy(() -> merge(TargetVersion.AUTO, document))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a.json:1:1: PB-203: nested more than 500 levels deep");
        assertThat(OpenApiLint.check(deep).toString()).contains("PB-L01: error: nested more than 500 levels deep");
    }
}
