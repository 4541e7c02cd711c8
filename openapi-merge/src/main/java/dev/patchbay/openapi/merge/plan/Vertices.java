package dev.patchbay.openapi.merge.plan;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The components graph of all documents: what uses what, whether it says so or only means so. */
public final class Vertices {

    private final References references;
    private final Map<ApiDocument, Map<String, List<Vertex>>> children = new HashMap<>();

    public Vertices(References references) {
        this.references = references;
    }

    /** What a reference leads to, as a vertex; null when it leads nowhere. */
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

    /** A component by name, or null when the document has no such thing. */
    public static @Nullable Vertex component(ApiDocument document, String section, String name) {
        Kind kind = Kind.ofSection(section);
        Mapping components = document.root().mapping("components");
        Mapping named = components == null ? null : components.mapping(section);
        Node node = named == null ? null : named.get(name);
        return kind == null || node == null
                ? null
                : new Vertex(document, Pointer.of("components", section, name), kind, node);
    }

    /** All components of a document, in its order. */
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
     * The schema that a value of a discriminator's mapping means: a component's name, or else a reference (OpenAPI 3.1.1, section
     * 4.8.25, Discriminator Object); null when it is neither.
     */
    public @Nullable Vertex mapped(ApiDocument document, String value) {
        Vertex named = component(document, "schemas", value);
        return named != null ? named : of(document, value, Kind.SCHEMA);
    }

    /** The component schemas that build on this one by {@code allOf}, and so are choices of its discriminator. */
    public List<Vertex> children(ApiDocument document, String schema) {
        return children.computeIfAbsent(document, this::findChildren).getOrDefault(schema, List.of());
    }

    private Map<String, List<Vertex>> findChildren(ApiDocument document) {
        Map<String, List<Vertex>> found = new HashMap<>();
        for (Vertex vertex : components(document)) {
            Sequence allOf = vertex.kind() == Kind.SCHEMA && vertex.node() instanceof Mapping schema
                    ? schema.sequence("allOf")
                    : null;
            for (Node part : allOf == null ? List.<Node>of() : allOf.items()) {
                String reference = part instanceof Mapping mapping ? mapping.text("$ref") : null;
                Vertex parent = reference == null ? null : of(document, reference, Kind.SCHEMA);
                if (parent != null && parent.isComponent() && parent.document().equals(document)) {
                    found.computeIfAbsent(parent.name(), name -> new ArrayList<>())
                            .add(vertex);
                }
            }
        }
        return found;
    }

    /** Calls {@code action} for everything that {@code node} uses directly. */
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
            accept(of(document, reference, kind), action);
        }
        if (kind == Kind.SECURITY_REQUIREMENT) {
            mapping.keys().forEach(scheme -> accept(component(document, "securitySchemes", scheme), action));
        } else if (kind == Kind.DISCRIMINATOR) {
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
