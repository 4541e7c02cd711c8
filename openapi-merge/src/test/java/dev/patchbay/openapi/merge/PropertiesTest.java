package dev.patchbay.openapi.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.Resolver;
import dev.patchbay.openapi.merge.equivalence.Resolver.OperationPointer;
import dev.patchbay.openapi.merge.equivalence.Tolerance;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Properties of all documents, tested on many that were made to be difficult. That meaning is kept, every merge checks
 * on its own.
 */
class PropertiesTest {

    private static final int TRIES = Integer.getInteger("tries", 150);

    @Test
    void theSameInputsGiveTheSameBytes() throws InvalidInputException {
        for (long seed = 0; seed < TRIES; seed++) {
            SourceDocument a = random(seed, "a");
            SourceDocument b = random(seed + 1_000_000, "b");
            assertThat(merge(a, b).yaml())
                    .as("seed " + seed)
                    .isEqualTo(merge(a, b).yaml());
        }
    }

    @Test
    void aSingleDocumentIsLeftAlone() throws InvalidInputException {
        for (long seed = 0; seed < TRIES; seed++) {
            SourceDocument a = random(seed, "a");
            assertThat(new String(merge(a).json(), UTF_8))
                    .as("seed " + seed)
                    .isEqualTo(new String(JsonWriter.write(a.root()), UTF_8));
        }
    }

    @Test
    void itDoesNotMatterWhatIsMergedFirst() throws InvalidInputException {
        for (long seed = 0; seed < TRIES; seed++) {
            SourceDocument a = random(seed, "a");
            SourceDocument b = random(seed + 1_000_000, "b");
            SourceDocument c = random(seed + 2_000_000, "c");
            MergedApi atOnce = merge(a, b, c);
            MergedApi inSteps = merge(new SourceDocument("ab", "ab", merge(a, b).tree()), c);
            MergedApi turned = merge(c, a, b);
            assertSameOperations("in steps, seed " + seed, atOnce, inSteps);
            if (!atOnce.tree().keys().contains("x-from")) {
                assertThat(turned.routes()).as("turned, seed " + seed).hasSameSizeAs(atOnce.routes());
            }
        }
    }

    private static SourceDocument random(long seed, String name) throws InvalidInputException {
        return SourceDocument.read(
                name, name + ".json", new RandomApi(seed).document(name).getBytes(UTF_8));
    }

    private static MergedApi merge(SourceDocument... documents) throws InvalidInputException {
        MergeConfig.Builder config = MergeConfig.builder();
        for (SourceDocument document : documents) {
            config.service(ServiceConfig.everything(document.service()));
        }
        return OpenApiMerge.merge(config.build(), List.of(documents));
    }

    private static void assertSameOperations(String what, MergedApi one, MergedApi other) {
        ApiDocument left = document(one);
        ApiDocument right = document(other);
        References leftReferences = new References(List.of(left));
        References rightReferences = new References(List.of(right));
        Map<String, OperationEntry> others = new LinkedHashMap<>();
        OperationEntry.allOf(right, rightReferences).forEach(operation -> others.put(operation.toString(), operation));
        Comparison comparison =
                new Comparison(new Resolver(leftReferences), new Resolver(rightReferences), new WhateverTheName());
        for (OperationEntry operation : OperationEntry.allOf(left, leftReferences)) {
            OperationEntry counterpart = others.remove(operation.toString());
            assertThat(counterpart).as(what + ": " + operation).isNotNull();
            Difference difference =
                    counterpart == null ? null : comparison.compare(effective(operation), effective(counterpart));
            assertThat(difference).as(what + ": " + operation).isNull();
        }
        assertThat(others).as(what).isEmpty();
    }

    private static EffectiveOperation effective(OperationEntry entry) {
        return EffectiveOperation.of(
                entry.document(), entry.item().home(), entry.item().flat(), entry.operation());
    }

    private static ApiDocument document(MergedApi api) {
        return new ApiDocument(0, ServiceConfig.everything("merged"), "merged.json", api.tree());
    }

    /** Names are given in the order of merging, and so may differ. */
    private static final class WhateverTheName implements Tolerance {
        @Override
        public boolean isSameOperationId(ApiDocument left, String one, String other) {
            return true;
        }

        @Override
        public boolean isSameOperation(OperationPointer left, OperationPointer right) {
            return left.pointer().equals(right.pointer());
        }
    }
}
