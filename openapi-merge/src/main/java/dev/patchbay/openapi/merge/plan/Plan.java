package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.HeldOperation;
import dev.patchbay.openapi.merge.layout.Layout;
import dev.patchbay.openapi.merge.layout.LinkTargets;
import dev.patchbay.openapi.merge.layout.OperationHolder;
import dev.patchbay.openapi.merge.layout.OperationLocator;
import dev.patchbay.openapi.merge.layout.RootFields;
import dev.patchbay.openapi.merge.layout.WebhookLayout;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.naming.AnchorNames;
import dev.patchbay.openapi.merge.naming.ComponentNames;
import dev.patchbay.openapi.merge.naming.OperationNames;
import dev.patchbay.openapi.merge.naming.TagNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All decisions of a merge, made before the first line is written.
 *
 * @param documents in order of precedence
 * @param layout of the paths
 * @param rootFields and what is pushed down from the roots of documents
 * @param names of the components
 * @param operationIds of all operations that are written
 * @param operations of the result
 */
public record Plan(
        List<ApiDocument> documents,
        References references,
        ComponentGraph graph,
        Layout layout,
        WebhookLayout webhooks,
        RootFields rootFields,
        LinkTargets links,
        OperationLocator operations,
        ComponentNames names,
        OperationNames operationIds,
        TagNames tags,
        AnchorNames anchors) {

    /**
     * An operation of the result.
     *
     * @param pointer to it in the result
     * @param operationId in the result; null if it has none
     * @param renames the new names of its path parameters
     */
    public record WrittenOperation(
            Pointer pointer, @Nullable String operationId, Map<String, String> renames) {}

    /** Returns an operation, given by its pointer in its own document; null if it is not part of the result. */
    public @Nullable WrittenOperation operation(ApiDocument document, Pointer pointer) {
        HeldOperation held = operations.find(document, pointer);
        if (held == null) {
            return null;
        }
        OperationHolder holder = held.holder();
        Vertex component = holder.component();
        if (component == null) {
            return new WrittenOperation(
                    holder.pointer().then(held.tokens()),
                    operationIds.nameOf(holder.part(), holder.home(), held.operation()),
                    held.renames());
        }
        OperationHolder representative = operations.holder(names.representative(component));
        OperationHolder written = representative == null ? holder : representative;
        Node equal = new Pointer(held.tokens()).in(written.node());
        return new WrittenOperation(
                holder.pointer().then(names.nameOf(component)).then(held.tokens()),
                operationIds.nameOf(
                        written.part(), written.home(), equal instanceof Mapping mapping ? mapping : held.operation()),
                held.renames());
    }

    /** True if a path, webhook or component of the result is there that a pointer leads into. */
    public boolean isTaken(Pointer pointer) {
        return switch (pointer.token(0)) {
            case "paths" -> !layout.at(pointer.token(1)).isEmpty();
            case "webhooks" -> webhooks.all().containsKey(pointer.token(1));
            case "components" -> pointer.size() > 3 && names.isTaken(pointer.token(1), pointer.token(2));
            default -> false;
        };
    }

    /** True if a link, or the reference to one, leads to an operation that is not part of the result. */
    public boolean isDeadLink(ApiDocument document, Node link) {
        return links.isDead(document, link, operations);
    }

    /** Returns the names in the result, unchanged ones included. */
    public NameLock lock() {
        Map<String, Map<String, Map<String, String>>> given = new LinkedHashMap<>();
        for (Vertex vertex : names.all()) {
            if (vertex.isComponent() && !vertex.document().isPlatform()) {
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
