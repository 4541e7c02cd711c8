package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where operations of the documents are in the result: those of paths, of webhooks, and those in components. */
final class OperationPlaces {

    private final Layout layout;
    private final Webhooks webhooks;
    private final References references;
    private final Components components;
    private final Map<Origin, Written> written = new HashMap<>();
    private final Map<Vertex, Part> byComponent = new HashMap<>();

    /** What is known of components. */
    interface Components {

        /** Whether it is part of the result. */
        boolean has(Vertex vertex);

        /** The name in the result. */
        String nameOf(Vertex vertex);

        /** The one that is written for it. */
        Vertex representative(Vertex vertex);
    }

    /** An operation in a part of the result, by its tokens from there. */
    private record Written(Part part, List<String> tokens, Mapping operation) {}

    /**
     * Looks through what is written.
     *
     * @param parts of the result, those first that are meant first
     */
    OperationPlaces(Layout layout, Webhooks webhooks, References references, List<Part> parts, Components components) {
        this.layout = layout;
        this.webhooks = webhooks;
        this.references = references;
        this.components = components;
        for (Part part : parts) {
            collect(part, part.node(), part.kind(), new ArrayList<>());
            if (part.component() != null) {
                byComponent.put(part.component(), part);
            }
        }
    }

    private void collect(Part part, Node node, Kind kind, List<String> tokens) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        if (kind == Kind.OPERATION) {
            Origin origin = Origin.of(part.home(), mapping);
            if (!written.containsKey(origin)) {
                written.put(origin, new Written(part, List.copyOf(tokens), mapping));
            }
        }
        for (int i = 0; i < mapping.size(); i++) {
            Kind child = kind.child(mapping.key(i));
            if (child.mayHoldOperations()) {
                tokens.add(mapping.key(i));
                collect(part, mapping.value(i), child, tokens);
                tokens.remove(tokens.size() - 1);
            }
        }
    }

    /** Where an operation, given by its pointer in its own document, is in the result; null when it is not part of it. */
    @Nullable
    WrittenOperation of(ApiDocument document, Pointer pointer) {
        if (pointer.size() < 3) {
            return null;
        }
        WrittenOperation component = pointer.token(0).equals("components") ? component(document, pointer) : null;
        if (component != null) {
            return component;
        }
        Layout.Move move = layout.move(document, pointer);
        WrittenOperation moved = move == null ? null : moved(move);
        if (moved != null) {
            return moved;
        }
        Pointer webhook = webhooks.move(document, pointer);
        WrittenOperation called = webhook == null ? null : called(webhook);
        return called != null ? called : copied(document, pointer);
    }

    /** An operation in a component, where that is written, or an equal one for it. */
    private @Nullable WrittenOperation component(ApiDocument document, Pointer pointer) {
        Vertex vertex = Vertices.component(document, pointer.token(1), pointer.token(2));
        return vertex == null || !components.has(vertex) ? null : copied(document, pointer);
    }

    /** An operation under a path, be it another document's equal one, as what the path refers to says it. */
    private @Nullable WrittenOperation moved(Layout.Move move) {
        Placement placement = layout.holder(move.target());
        Exposed exposed = placement == null
                ? null
                : placement.operation(Layout.source(move.target()).token(2));
        if (placement == null || exposed == null) {
            return null;
        }
        Node direct = new Pointer(move.target().from(2)).in(placement.item());
        if (placement.reference() == null && direct instanceof Mapping operation) {
            return new WrittenOperation(move.target(), placement.home(), operation, move.renames());
        }
        Located same = followed(
                new Located(placement.home(), exposed.operation().operation()),
                Kind.OPERATION,
                move.target().from(Layout.depth(move.target())));
        WrittenOperation copied = same == null ? null : copied(same.document(), same.node());
        return copied == null
                ? null
                : new WrittenOperation(copied.pointer(), copied.home(), copied.operation(), move.renames());
    }

    private @Nullable WrittenOperation called(Pointer webhook) {
        WebhookPlacement hook = webhooks.all().get(webhook.token(1));
        if (hook == null) {
            return null;
        }
        if (!hook.isReference() && new Pointer(webhook.from(2)).in(hook.item()) instanceof Mapping operation) {
            return new WrittenOperation(webhook, hook.home(), operation, Map.of());
        }
        Located same = followed(new Located(hook.home(), hook.source().flat()), Kind.PATH_ITEM, webhook.from(2));
        return same == null ? null : copied(same.document(), same.node());
    }

    /** What stands at the end of a way that may lead through references. */
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

    private @Nullable WrittenOperation copied(ApiDocument document, Pointer pointer) {
        Node operation = pointer.in(document.root());
        return operation == null ? null : copied(document, operation);
    }

    /** An operation of a document, wherever it is written in the result. */
    private @Nullable WrittenOperation copied(ApiDocument document, Node operation) {
        Written place = written.get(Origin.of(document, operation));
        if (place == null) {
            return null;
        }
        Part part = place.part();
        Vertex component = part.component();
        if (component == null) {
            return new WrittenOperation(
                    part.pointer().then(place.tokens()), part.home(), place.operation(), part.renames());
        }
        Part same = byComponent.getOrDefault(components.representative(component), part);
        Node equal = new Pointer(place.tokens()).in(same.node());
        return new WrittenOperation(
                part.pointer().then(components.nameOf(component)).then(place.tokens()),
                same.home(),
                equal instanceof Mapping mapping ? mapping : place.operation(),
                part.renames());
    }
}
