package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
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
        OperationPlaces places,
        TagNames tags,
        Roots roots,
        AnchorNames anchors) {

    /** An operation, given by its pointer in its own document, as it is in the result; null when it is not part of it. */
    public @Nullable WrittenOperation operation(ApiDocument document, Pointer pointer) {
        return places.of(document, pointer);
    }

    /** The operationId in the result of an operation that is written; null when it has none. */
    public @Nullable String operationId(WrittenOperation operation) {
        String id = operation.operation().text("operationId");
        return id == null ? null : operationIds.nameOf(operation.home(), id);
    }

    /** Whether there is a path or webhook in the result that a pointer leads into. */
    public boolean hasPlace(Pointer pointer) {
        return switch (pointer.token(0)) {
            case "paths" -> !layout.at(pointer.token(1)).isEmpty();
            case "webhooks" -> webhooks.all().containsKey(pointer.token(1));
            case "components" -> pointer.size() > 3 && names.isTaken(pointer.token(1), pointer.token(2));
            default -> false;
        };
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
