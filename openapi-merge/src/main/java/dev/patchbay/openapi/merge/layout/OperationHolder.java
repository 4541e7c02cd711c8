package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A path item, webhook or component of the result that may hold operations. */
public final class OperationHolder {

    private final Object part;
    private final ApiDocument home;
    private final Node node;
    private final Kind kind;
    private final Node own;
    private final Pointer pointer;
    private final Map<String, String> renames;

    private OperationHolder(
            Object part,
            ApiDocument home,
            Node node,
            Kind kind,
            Node own,
            Pointer pointer,
            Map<String, String> renames) {
        this.part = part;
        this.home = home;
        this.node = node;
        this.kind = kind;
        this.own = own;
        this.pointer = pointer;
        this.renames = renames;
    }

    private static OperationHolder of(PlacedPathItem placed, String path) {
        return new OperationHolder(
                placed,
                placed.home(),
                placed.item(),
                Kind.PATH_ITEM,
                placed.source().written(),
                Pointer.of("paths", path),
                placed.renames());
    }

    private static OperationHolder of(PlacedWebhook placed, String name) {
        return new OperationHolder(
                placed,
                placed.home(),
                placed.item(),
                Kind.PATH_ITEM,
                placed.source().written(),
                Pointer.of("webhooks", name),
                Map.of());
    }

    private static OperationHolder of(Vertex vertex) {
        return new OperationHolder(
                vertex,
                vertex.document(),
                vertex.node(),
                vertex.kind(),
                vertex.node(),
                Pointer.of("components", vertex.section()),
                Map.of());
    }

    /**
     * Returns all holders. If an operation is written in several, the one that has it in its own place comes first,
     * then copies in paths and webhooks, then components.
     *
     * @param components that are written, or for which an equal one is
     */
    public static List<OperationHolder> of(Layout layout, WebhookLayout webhooks, Collection<Vertex> components) {
        List<OperationHolder> holders = new ArrayList<>();
        Map<Node, Vertex> items = new HashMap<>();
        Set<Vertex> rest = new LinkedHashSet<>();
        for (Vertex vertex : components) {
            if (vertex.kind() == Kind.PATH_ITEM) {
                items.put(vertex.node(), vertex);
            }
            if (vertex.kind().mayHoldOperations()) {
                rest.add(vertex);
            }
        }
        List<OperationHolder> copies = new ArrayList<>();
        Consumer<Vertex> referred = vertex -> {
            if (rest.remove(vertex)) {
                copies.add(of(vertex));
            }
        };
        for (String path : layout.paths()) {
            for (PlacedPathItem placed : layout.at(path)) {
                if (placed.reference() != null) {
                    referred(placed.source(), items).forEach(referred);
                } else {
                    (placed.source().isReference() ? copies : holders).add(of(placed, path));
                }
            }
        }
        webhooks.all().forEach((name, placed) -> {
            if (placed.isReference()) {
                referred(placed.source(), items).forEach(referred);
            } else {
                (placed.source().isReference() ? copies : holders).add(of(placed, name));
            }
        });
        holders.addAll(copies);
        rest.forEach(vertex -> holders.add(of(vertex)));
        return holders;
    }

    private static List<Vertex> referred(PathItem source, Map<Node, Vertex> items) {
        List<Vertex> referred = new ArrayList<>();
        for (Node node : source.referred()) {
            Vertex vertex = items.get(node);
            if (vertex != null) {
                referred.add(vertex);
            }
        }
        return referred;
    }

    /** Returns the placed path item, the placed webhook or the component. */
    public Object part() {
        return part;
    }

    /** Returns the component that it is; null for a path item or webhook. */
    public @Nullable Vertex component() {
        return part instanceof Vertex vertex ? vertex : null;
    }

    /** Returns the document that its own references are relative to. */
    public ApiDocument home() {
        return home;
    }

    /** Returns the object with its operations, before anything in it is renamed. */
    public Node node() {
        return node;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Returns the part of it that its document wrote in this place; the rest is copied from the target of a reference.
     */
    public Node own() {
        return own;
    }

    /** Returns the pointer to it in the result; for a component, to its section. */
    public Pointer pointer() {
        return pointer;
    }

    /** Returns the new names of path parameters in it. */
    public Map<String, String> renames() {
        return renames;
    }
}
