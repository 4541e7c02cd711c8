package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds operations of the documents in the result: those of paths, of webhooks, and those in components. */
public final class OperationLocator {

    private final Layout layout;
    private final WebhookLayout webhooks;
    private final References references;
    private final Map<SourcePosition, HeldOperation> written = new HashMap<>();
    private final IdentityHashMap<Object, OperationHolder> byPart = new IdentityHashMap<>();
    private final Map<Vertex, OperationHolder> byComponent = new HashMap<>();

    /**
     * Indexes the operations of the result.
     *
     * @param holders of the operations, those first that are preferred
     */
    public OperationLocator(
            Layout layout, WebhookLayout webhooks, References references, List<OperationHolder> holders) {
        this.layout = layout;
        this.webhooks = webhooks;
        this.references = references;
        for (OperationHolder holder : holders) {
            collect(holder, holder.node(), holder.kind(), new ArrayList<>());
            byPart.put(holder.part(), holder);
            Vertex component = holder.component();
            if (component != null) {
                byComponent.put(component, holder);
            }
        }
    }

    private void collect(OperationHolder holder, Node node, Kind kind, List<String> tokens) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        if (kind == Kind.OPERATION) {
            SourcePosition position = SourcePosition.of(holder.home(), mapping);
            if (!written.containsKey(position)) {
                written.put(position, new HeldOperation(holder, List.copyOf(tokens), mapping, holder.renames()));
            }
        }
        for (int i = 0; i < mapping.size(); i++) {
            Kind child = kind.child(mapping.key(i));
            if (child.mayHoldOperations()) {
                tokens.add(mapping.key(i));
                collect(holder, mapping.value(i), child, tokens);
                tokens.remove(tokens.size() - 1);
            }
        }
    }

    /** Returns the holder of a component's operations; null if it is not part of the result. */
    public @Nullable OperationHolder holder(Vertex component) {
        return byComponent.get(component);
    }

    /** Finds an operation, given by its pointer in its own document; null if it is not part of the result. */
    public @Nullable HeldOperation find(ApiDocument document, Pointer pointer) {
        if (pointer.size() < 3) {
            return null;
        }
        HeldOperation component = pointer.token(0).equals("components") ? component(document, pointer) : null;
        if (component != null) {
            return component;
        }
        OperationMove move = layout.move(document, pointer);
        HeldOperation moved = move == null ? null : moved(move);
        if (moved != null) {
            return moved;
        }
        Pointer webhook = webhooks.target(document, pointer);
        HeldOperation called = webhook == null ? null : called(webhook);
        return called != null ? called : copied(document, pointer);
    }

    /** Returns an operation in a component that is written, or for which an equal one is. */
    private @Nullable HeldOperation component(ApiDocument document, Pointer pointer) {
        Vertex vertex = ComponentGraph.component(document, pointer.token(1), pointer.token(2));
        return vertex == null || !byComponent.containsKey(vertex) ? null : copied(document, pointer);
    }

    /**
     * Returns an operation under a path, be it another document's equal one, or in the path item that the path refers
     * to.
     */
    private @Nullable HeldOperation moved(OperationMove move) {
        PlacedPathItem placed = layout.holder(move.target());
        ExposedOperation exposed = placed == null
                ? null
                : placed.operation(OperationPointers.operation(move.target()).token(2));
        if (placed == null || exposed == null) {
            return null;
        }
        List<String> inItem = move.target().from(2);
        OperationHolder holder = byPart.get(placed);
        if (holder != null && new Pointer(inItem).in(placed.item()) instanceof Mapping operation) {
            return new HeldOperation(holder, inItem, operation, move.renames());
        }
        Located same = followed(
                new Located(placed.home(), exposed.operation().operation()),
                Kind.OPERATION,
                move.target().from(OperationPointers.depth(move.target())));
        HeldOperation copied = same == null ? null : copied(same.document(), same.node());
        return copied == null
                ? null
                : new HeldOperation(copied.holder(), copied.tokens(), copied.operation(), move.renames());
    }

    private @Nullable HeldOperation called(Pointer webhook) {
        PlacedWebhook placed = webhooks.all().get(webhook.token(1));
        if (placed == null) {
            return null;
        }
        OperationHolder holder = byPart.get(placed);
        if (holder != null && new Pointer(webhook.from(2)).in(placed.item()) instanceof Mapping operation) {
            return new HeldOperation(holder, webhook.from(2), operation, Map.of());
        }
        Located same = followed(new Located(placed.home(), placed.item()), Kind.PATH_ITEM, webhook.from(2));
        return same == null ? null : copied(same.document(), same.node());
    }

    /** Returns the end of a way that may lead through references. */
    private @Nullable Located followed(Located start, Kind startKind, List<String> tokens) {
        Located at = start;
        Kind kind = startKind;
        for (String token : tokens) {
            Node next = at.node() instanceof Mapping mapping ? mapping.get(token) : null;
            kind = kind.child(token);
            Located located = next == null ? null : references.follow(at.document(), next, kind);
            if (located == null) {
                return null;
            }
            at = located;
        }
        return at;
    }

    private @Nullable HeldOperation copied(ApiDocument document, Pointer pointer) {
        Node operation = pointer.in(document.root());
        return operation == null ? null : copied(document, operation);
    }

    private @Nullable HeldOperation copied(ApiDocument document, Node operation) {
        return written.get(SourcePosition.of(document, operation));
    }
}
