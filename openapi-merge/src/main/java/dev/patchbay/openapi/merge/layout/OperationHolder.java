package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the result that may hold operations: a path item, a webhook, a component.
 *
 * @param home the document that its own references are relative to
 * @param node as it is written, before anything in it gets its new name
 * @param own what its document wrote in this place; the rest is copied from where a reference led
 * @param component that it is; null for a path or webhook
 * @param pointer to it in the result; for a component, to the section it is in
 * @param renames what path parameters are called in it
 * @param replace puts another node in its place
 */
record Part(
        ApiDocument home,
        Node node,
        Kind kind,
        Node own,
        @Nullable Vertex component,
        Pointer pointer,
        Map<String, String> renames,
        Consumer<Mapping> replace) {

    /**
     * All of them, the one first that is meant when an operation is written in several: in its own place, in a path, in a webhook, in a
     * component.
     *
     * @param components that are written, or an equal one for them
     * @param written what each of them is, as it is to be written
     * @param replace puts something else in the place of a component
     */
    static List<Part> of(
            Layout layout,
            Webhooks webhooks,
            Collection<Vertex> components,
            Function<Vertex, Node> written,
            Function<Vertex, Consumer<Mapping>> replace) {
        List<Part> parts = new ArrayList<>();
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
        Set<Vertex> named = new LinkedHashSet<>();
        List<Part> copies = new ArrayList<>();
        Consumer<Vertex> name = vertex -> {
            if (named.add(vertex)) {
                copies.add(of(vertex, written.apply(vertex), replace.apply(vertex)));
            }
        };
        for (String path : layout.paths()) {
            for (Placement placement : layout.at(path)) {
                if (placement.reference() != null) {
                    referred(placement.source(), items).forEach(name);
                } else {
                    (placement.source().isReference() ? copies : parts).add(of(placement, path));
                }
            }
        }
        webhooks.all().forEach((key, hook) -> {
            if (hook.isReference()) {
                referred(hook.source(), items).forEach(name);
            } else {
                (hook.source().isReference() ? copies : parts).add(of(hook, key));
            }
        });
        rest.removeAll(named);
        parts.addAll(copies);
        rest.forEach(vertex -> parts.add(of(vertex, written.apply(vertex), replace.apply(vertex))));
        return parts;
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

    private static Part of(Placement placement, String path) {
        return new Part(
                placement.home(),
                placement.item(),
                Kind.PATH_ITEM,
                placement.source().written(),
                null,
                Pointer.of("paths", path),
                placement.renames(),
                placement::replaceItem);
    }

    private static Part of(WebhookPlacement hook, String name) {
        return new Part(
                hook.home(),
                hook.item(),
                Kind.PATH_ITEM,
                hook.source().written(),
                null,
                Pointer.of("webhooks", name),
                Map.of(),
                hook::replaceItem);
    }

    private static Part of(Vertex vertex, Node written, Consumer<Mapping> replace) {
        return new Part(
                vertex.document(),
                written,
                vertex.kind(),
                vertex.node(),
                vertex,
                Pointer.of("components", vertex.section()),
                Map.of(),
                replace);
    }
}
