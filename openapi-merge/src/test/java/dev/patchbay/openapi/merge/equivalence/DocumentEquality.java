package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares whole documents as the verifier does: operation by operation, webhook by webhook, component by component.
 */
final class DocumentEquality {

    private final ApiDocument left;
    private final ApiDocument right;
    private final References leftReferences;
    private final References rightReferences;
    private final Comparison comparison;

    private DocumentEquality(Mapping one, Mapping other, Tolerance tolerance) {
        left = new ApiDocument(0, ServiceConfig.everything("left"), "left.yaml", one);
        right = new ApiDocument(0, ServiceConfig.everything("right"), "right.yaml", other);
        leftReferences = new References(List.of(left));
        rightReferences = new References(List.of(right));
        comparison = new Comparison(new Resolver(leftReferences), new Resolver(rightReferences), tolerance);
    }

    /** The first difference in words; null when there is none. */
    static @Nullable String difference(Mapping one, Mapping other, Tolerance tolerance) {
        DocumentEquality equality = new DocumentEquality(one, other, tolerance);
        String difference = equality.operations();
        return difference == null ? equality.components() : difference;
    }

    /** As {@link #difference}, without the components that no operation refers to: these may have other names. */
    static @Nullable String differenceOfOperations(Mapping one, Mapping other, Tolerance tolerance) {
        return new DocumentEquality(one, other, tolerance).operations();
    }

    private @Nullable String operations() {
        Map<String, EffectiveOperation> ones = operations(left, leftReferences);
        Map<String, EffectiveOperation> others = operations(right, rightReferences);
        if (!ones.keySet().equals(others.keySet())) {
            return ones.keySet() + " are the operations here, " + others.keySet() + " there";
        }
        for (Map.Entry<String, EffectiveOperation> entry : ones.entrySet()) {
            EffectiveOperation counterpart = others.get(entry.getKey());
            Difference difference = counterpart == null ? null : comparison.compare(entry.getValue(), counterpart);
            if (difference != null) {
                return entry.getKey() + difference.path() + ": " + difference.text();
            }
        }
        return null;
    }

    private static Map<String, EffectiveOperation> operations(ApiDocument document, References references) {
        Map<String, EffectiveOperation> operations = new LinkedHashMap<>();
        for (OperationEntry entry : OperationEntry.allOf(document, references)) {
            operations.put(
                    entry.toString(),
                    EffectiveOperation.of(
                            document, entry.item().home(), entry.item().flat(), entry.operation()));
        }
        Mapping webhooks = document.root().mapping("webhooks");
        for (int i = 0; webhooks != null && i < webhooks.size(); i++) {
            String name = "webhook " + webhooks.key(i) + " ";
            PathItem item = PathItem.of(document, webhooks.value(i), references);
            item.forEachOperation((key, operation) ->
                    operations.put(name + key, EffectiveOperation.of(document, item.home(), item.flat(), operation)));
        }
        return operations;
    }

    private @Nullable String components() {
        Map<String, Node> ones = components(left.root());
        Map<String, Node> others = components(right.root());
        if (!ones.keySet().equals(others.keySet())) {
            return ones.keySet() + " are the components here, " + others.keySet() + " there";
        }
        for (Map.Entry<String, Node> entry : ones.entrySet()) {
            Node counterpart = others.get(entry.getKey());
            Kind kind =
                    Kind.ofSection(entry.getKey().substring(0, entry.getKey().indexOf('/')));
            Difference difference = counterpart == null || kind == null
                    ? null
                    : comparison.compare(left, entry.getValue(), right, counterpart, kind);
            if (difference != null) {
                return entry.getKey() + difference.path() + ": " + difference.text();
            }
        }
        return null;
    }

    private static Map<String, Node> components(Mapping root) {
        Map<String, Node> all = new LinkedHashMap<>();
        Mapping components = root.mapping("components");
        for (int i = 0; components != null && i < components.size(); i++) {
            Mapping section = Kind.ofSection(components.key(i)) == null ? null : components.mapping(components.key(i));
            for (int j = 0; section != null && j < section.size(); j++) {
                all.put(components.key(i) + "/" + section.key(j), section.value(j));
            }
        }
        return all;
    }
}
