package dev.patchbay.openapi.merge.equivalence;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of two sets of documents that are compared: resolves what they refer to. */
public final class Side {

    private final References references;
    private final Map<ApiDocument, OperationIds> operationIds = new HashMap<>();
    private final Map<ApiDocument, Map<Node, Set<String>>> children = new HashMap<>();

    public Side(References references) {
        this.references = references;
    }

    /** A node and the document it stands in. */
    record Place(ApiDocument document, Node node) {}

    /** An object and the document it stands in. */
    record Holder(ApiDocument document, Mapping mapping) {
        Place place() {
            return new Place(document, mapping);
        }
    }

    /** An operation, by the document it stands in and its place there. */
    public record OperationPlace(ApiDocument document, Pointer pointer) {}

    /** The operation that a link leads to; null when it leads nowhere. */
    @Nullable
    OperationPlace linked(Holder link) {
        String id = link.mapping().text("operationId");
        if (id != null) {
            Pointer pointer = operationIds
                    .computeIfAbsent(link.document(), OperationIds::new)
                    .find(id);
            return pointer == null ? null : new OperationPlace(link.document(), pointer);
        }
        String reference = link.mapping().text("operationRef");
        Target target = reference == null ? null : references.operation(link.document(), reference);
        return target == null ? null : new OperationPlace(target.document(), target.pointer());
    }

    /** A path item with its references followed. */
    Holder flat(Holder item) {
        PathItem flat = PathItem.of(item.document(), item.mapping(), references);
        return new Holder(flat.home(), flat.flat());
    }

    @Nullable
    Place target(ApiDocument document, String reference) {
        Target target = references.resolve(document, reference);
        return target == null || target.node() == null ? null : new Place(target.document(), target.node());
    }

    /** Whether there is nothing where a reference leads. */
    public boolean leadsNowhere(ApiDocument document, String reference) {
        return target(document, reference) == null;
    }

    @Nullable
    Place component(ApiDocument document, String section, String name) {
        Mapping components = document.root().mapping("components");
        Mapping named = components == null ? null : components.mapping(section);
        Node node = named == null ? null : named.get(name);
        return node == null ? null : new Place(document, node);
    }

    /** The security scheme that a requirement names: a component, or what a URI leads to. */
    @Nullable
    Place scheme(ApiDocument document, String name) {
        Place component = component(document.owner(), "securitySchemes", name);
        return component != null || name.indexOf('#') < 0 ? component : target(document, name);
    }

    /** The end of a chain of references; null when it has none. */
    @Nullable
    Place resolved(Place place, Kind kind) {
        Place at = place;
        for (int hops = 0; hops < 64; hops++) {
            String reference = at.node() instanceof Mapping mapping ? References.reference(mapping, kind) : null;
            if (reference == null) {
                return at;
            }
            Place next = target(at.document(), reference);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return null;
    }

    /**
     * What each value of a discriminator means: its mapping, and the names of the component schemas among {@code oneOf}, {@code anyOf}
     * and those that build on the schema, as far as the mapping does not speak of them.
     */
    Map<String, Place> discriminatorTable(Place place, Mapping schema) {
        Map<String, Place> table = new LinkedHashMap<>();
        Mapping discriminator = schema.mapping("discriminator");
        Mapping mapping = discriminator == null ? null : discriminator.mapping("mapping");
        Set<Node> mapped = new HashSet<>();
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            Place target = mapping.value(i) instanceof Scalar value ? mapped(place.document(), value.text()) : null;
            if (target != null) {
                table.put(mapping.key(i), target);
                mapped.add(target.node());
            }
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            Sequence choices = schema.sequence(keyword);
            for (Node choice : choices == null ? List.<Node>of() : choices.items()) {
                String reference = choice instanceof Mapping choiceMapping ? choiceMapping.text("$ref") : null;
                Target target = reference == null ? null : references.resolve(place.document(), reference);
                if (target != null
                        && target.node() != null
                        && isSchemaComponent(target)
                        && !mapped.contains(target.node())) {
                    table.putIfAbsent(target.pointer().token(2), new Place(target.document(), target.node()));
                }
            }
        }
        for (String child : descendants(place.document(), schema)) {
            Place target = component(place.document(), "schemas", child);
            if (target != null && !mapped.contains(target.node())) {
                table.putIfAbsent(child, target);
            }
        }
        return table;
    }

    private static boolean isSchemaComponent(Target target) {
        return target.pointer().size() == 3
                && target.pointer().token(0).equals("components")
                && target.pointer().token(1).equals("schemas");
    }

    @Nullable
    Place mapped(ApiDocument document, String value) {
        Place component = component(document.owner(), "schemas", value);
        return component != null ? component : target(document, value);
    }

    /** The names of the component schemas that have {@code schema} among their {@code allOf}, or have one that does. */
    private Set<String> descendants(ApiDocument document, Mapping schema) {
        Map<Node, Set<String>> direct = children.computeIfAbsent(document, this::directChildren);
        Set<String> found = new LinkedHashSet<>();
        Deque<Node> pending = new ArrayDeque<>(List.of(schema));
        for (Node parent = pending.poll(); parent != null; parent = pending.poll()) {
            for (String child : direct.getOrDefault(parent, Set.of())) {
                Place place = found.add(child) ? component(document, "schemas", child) : null;
                if (place != null) {
                    pending.add(place.node());
                }
            }
        }
        return found;
    }

    private Map<Node, Set<String>> directChildren(ApiDocument document) {
        Map<Node, Set<String>> found = new HashMap<>();
        Mapping components = document.root().mapping("components");
        Mapping schemas = components == null ? null : components.mapping("schemas");
        for (int i = 0; schemas != null && i < schemas.size(); i++) {
            Sequence allOf = schemas.value(i) instanceof Mapping child ? child.sequence("allOf") : null;
            for (Node part : allOf == null ? List.<Node>of() : allOf.items()) {
                String reference = part instanceof Mapping mapping ? mapping.text("$ref") : null;
                Place parent = reference == null ? null : target(document, reference);
                if (parent != null) {
                    found.computeIfAbsent(parent.node(), any -> new LinkedHashSet<>())
                            .add(schemas.key(i));
                }
            }
        }
        return found;
    }
}
