package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.NameLock;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided before the first line is written.
 *
 * @param documents in order of precedence
 * @param layout of the operations
 * @param names of the components
 * @param operationIds of all operations that are written
 */
public record Plan(
        List<ApiDocument> documents,
        References references,
        Vertices vertices,
        Meaning meaning,
        Layout layout,
        Webhooks webhooks,
        Names names,
        OperationNames operationIds,
        TagNames tags,
        Roots roots,
        AnchorNames anchors) {

    /** Where an operation, given by its pointer in its own document, is in the result; null when it is not exposed. */
    public @Nullable Pointer operation(ApiDocument document, Pointer pointer) {
        return new OperationPlaces(layout, webhooks, vertex -> names.has(vertex) ? names.nameOf(vertex) : null)
                .of(document, pointer);
    }

    /** The operationId in the result of an operation, given by its pointer in its own document; null when it has none. */
    public @Nullable String operationIdAt(ApiDocument document, Pointer pointer) {
        Pointer result = operation(document, pointer);
        if (pointer.token(0).equals("paths")
                && result != null
                && layout.placement(document, Layout.source(pointer)) == null) {
            // Another document's equal operation stands for it.
            Pointer there = Layout.source(result);
            for (Placement placement : layout.at(there.token(1))) {
                Exposed exposed = placement.operation(there.token(2));
                if (exposed != null) {
                    Node same = new Pointer(result.from(Layout.depth(result)))
                            .in(exposed.operation().operation());
                    String id = same instanceof Mapping operation ? operation.text("operationId") : null;
                    return id == null ? null : operationIds.nameOf(placement.home(), id);
                }
            }
        }
        String id = pointer.in(document.root()) instanceof Mapping operation ? operation.text("operationId") : null;
        return id == null ? null : operationIds.nameOf(document, id);
    }

    /** Whether a link leads to an operation that is not exposed. */
    public boolean isDeadLink(ApiDocument document, Mapping link) {
        Target target = meaning.linked(document, link);
        return target != null && operation(target.document(), target.pointer()) == null;
    }

    /** The key under which a link hands a path parameter over, with or without {@code path.} before it. */
    public static String linkParameter(String key, Map<String, String> renames) {
        if (key.startsWith("path.")) {
            String name = key.substring("path.".length());
            return "path." + renames.getOrDefault(name, name);
        }
        return renames.getOrDefault(key, key);
    }

    /** The names that were given, those that did not change included. */
    public NameLock lock() {
        Map<String, Map<String, Map<String, String>>> given = new LinkedHashMap<>();
        for (Vertex vertex : names.all()) {
            if (vertex.isComponent() && vertex.document().index() >= 0) {
                section(given, vertex.document(), vertex.section()).put(vertex.name(), names.nameOf(vertex));
            }
        }
        operationIds
                .all()
                .forEach((document, own) ->
                        section(given, document, "operationIds").putAll(own));
        return new NameLock(given);
    }

    private static Map<String, String> section(
            Map<String, Map<String, Map<String, String>>> given, ApiDocument document, String section) {
        return given.computeIfAbsent(document.service(), any -> new LinkedHashMap<>())
                .computeIfAbsent(section, any -> new LinkedHashMap<>());
    }
}
