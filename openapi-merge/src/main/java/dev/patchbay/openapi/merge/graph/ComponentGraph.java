package dev.patchbay.openapi.merge.graph;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The graph of components of all documents: explicit references, and implied ones such as those of discriminators. */
public final class ComponentGraph {

    private final References references;
    private final BiConsumer<ApiDocument, Mapping> unresolved;
    private final Map<ApiDocument, Map<Node, List<Vertex>>> children = new HashMap<>();

    /**
     * Creates a graph that is explored on demand.
     *
     * @param unresolved gets the objects whose reference leads nowhere
     */
    public ComponentGraph(References references, BiConsumer<ApiDocument, Mapping> unresolved) {
        this.references = references;
        this.unresolved = unresolved;
    }

    /** Returns the target of a reference as a vertex; null if it leads nowhere. */
    public @Nullable Vertex of(ApiDocument from, String reference, Kind kind) {
        Target target = references.resolve(from, reference);
        if (target == null || target.node() == null) {
            return null;
        }
        return of(target, target.node(), kind);
    }

    private static @Nullable Vertex of(Target target, Node node, Kind kind) {
        if (target.component() == null) {
            return new Vertex(target.document(), target.pointer(), kind, node);
        }
        return component(
                target.document(), target.pointer().token(1), target.pointer().token(2));
    }

    /** Returns a component by name; null if the document has none of that name. */
    public static @Nullable Vertex component(ApiDocument document, String section, String name) {
        Kind kind = Kind.ofSection(section);
        Mapping components = document.root().mapping("components");
        Mapping named = components == null ? null : components.mapping(section);
        Node node = named == null ? null : named.get(name);
        return kind == null || node == null
                ? null
                : new Vertex(document, Pointer.of("components", section, name), kind, node);
    }

    /**
     * Returns the security scheme that a requirement names: a component, or since OpenAPI 3.2 one that a URI leads to;
     * null if it is neither.
     */
    public @Nullable Vertex scheme(ApiDocument document, String name) {
        Vertex named = component(document.owner(), "securitySchemes", name);
        return named != null || name.indexOf('#') < 0 ? named : of(document, name, Kind.SECURITY_SCHEME);
    }

    /** Returns all components of a document, in its order. */
    public static List<Vertex> components(ApiDocument document) {
        List<Vertex> all = new ArrayList<>();
        Mapping components = document.root().mapping("components");
        for (int i = 0; components != null && i < components.size(); i++) {
            String section = components.key(i);
            Kind kind = Kind.ofSection(section);
            if (kind != null && components.value(i) instanceof Mapping named) {
                for (int j = 0; j < named.size(); j++) {
                    all.add(new Vertex(
                            document, Pointer.of("components", section, named.key(j)), kind, named.value(j)));
                }
            }
        }
        return all;
    }

    /**
     * Returns the schema that a value of a discriminator's mapping means: a component's name, or else a reference
     * (OpenAPI 3.1.1, section 4.8.25, Discriminator Object); null if it is neither.
     */
    public @Nullable Vertex mapped(ApiDocument document, String value) {
        Vertex named = component(document.owner(), "schemas", value);
        return named != null ? named : of(document, value, Kind.SCHEMA);
    }

    /**
     * Returns the component schemas that a discriminator in this schema chooses among by their names: those of {@code
     * oneOf} and {@code anyOf}, and those that build on the schema by {@code allOf}, directly or not.
     */
    public List<Vertex> choices(ApiDocument document, Mapping schema) {
        Set<Vertex> choices = new LinkedHashSet<>();
        for (String keyword : List.of("oneOf", "anyOf")) {
            Sequence listed = schema.sequence(keyword);
            for (Node choice : listed == null ? List.<Node>of() : listed.items()) {
                String reference = choice instanceof Mapping mapping ? mapping.text("$ref") : null;
                Target target = reference == null ? null : references.resolve(document, reference);
                if (target != null && target.node() != null && target.pointer().size() == 3) {
                    accept(of(target, target.node(), Kind.SCHEMA), choices::add);
                }
            }
        }
        Map<Node, List<Vertex>> direct = this.children.computeIfAbsent(document, this::findChildren);
        Deque<Node> parents = new ArrayDeque<>(List.of(schema));
        Set<Vertex> children = new HashSet<>();
        for (Node parent = parents.poll(); parent != null; parent = parents.poll()) {
            for (Vertex child : direct.getOrDefault(parent, List.of())) {
                choices.add(child);
                if (children.add(child)) {
                    parents.add(child.node());
                }
            }
        }
        choices.removeIf(vertex -> !vertex.isComponent());
        return List.copyOf(choices);
    }

    private Map<Node, List<Vertex>> findChildren(ApiDocument document) {
        Map<Node, List<Vertex>> found = new HashMap<>();
        for (Vertex vertex : components(document)) {
            Sequence allOf = vertex.kind() == Kind.SCHEMA && vertex.node() instanceof Mapping schema
                    ? schema.sequence("allOf")
                    : null;
            for (Node part : allOf == null ? List.<Node>of() : allOf.items()) {
                String reference = part instanceof Mapping mapping ? mapping.text("$ref") : null;
                Target parent = reference == null ? null : references.resolve(document, reference);
                if (parent != null && parent.node() != null) {
                    found.computeIfAbsent(parent.node(), node -> new ArrayList<>())
                            .add(vertex);
                }
            }
        }
        return found;
    }

    /** Returns the components with a dynamic anchor, any of which a dynamic reference may lead to. */
    public List<Vertex> dynamic(ApiDocument document, String anchor) {
        List<Vertex> anchored = new ArrayList<>();
        for (Pointer pointer : references.anchors(document).dynamic(anchor)) {
            if (pointer.size() >= 3 && pointer.token(0).equals("components")) {
                accept(component(document, pointer.token(1), pointer.token(2)), anchored::add);
            }
        }
        return anchored;
    }

    /** Calls {@code action} for each vertex that {@code node} uses directly. */
    public void forEachUse(ApiDocument document, Node node, Kind kind, Consumer<Vertex> action) {
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind own) {
                uses(document, mapping, own, action);
                return true;
            }
        }.walk(node, kind);
    }

    private void uses(ApiDocument document, Mapping mapping, Kind kind, Consumer<Vertex> action) {
        String reference = References.reference(mapping, kind);
        if (reference != null) {
            Vertex used = of(document, reference, kind);
            if (used == null || references.follow(document, mapping, kind) == null) {
                unresolved.accept(document, mapping);
            } else {
                action.accept(used);
            }
        }
        if (kind == Kind.SCHEMA && mapping.has("discriminator")) {
            choices(document, mapping).forEach(action);
        }
        String dynamic = kind == Kind.SCHEMA ? mapping.text("$dynamicRef") : null;
        if (dynamic != null) {
            dynamic(document, dynamic.replaceFirst("^.*#", "")).forEach(action);
        }
        if (kind == Kind.SECURITY_REQUIREMENT) {
            mapping.keys().forEach(scheme -> accept(scheme(document, scheme), action));
        } else if (kind == Kind.DISCRIMINATOR) {
            Node otherwise = mapping.get("defaultMapping");
            if (otherwise instanceof Scalar value) {
                accept(mapped(document, value.text()), action);
            }
            Mapping table = mapping.mapping("mapping");
            for (int i = 0; table != null && i < table.size(); i++) {
                if (table.value(i) instanceof Scalar value) {
                    accept(mapped(document, value.text()), action);
                }
            }
        }
    }

    private static void accept(@Nullable Vertex vertex, Consumer<Vertex> action) {
        if (vertex != null) {
            action.accept(vertex);
        }
    }
}
