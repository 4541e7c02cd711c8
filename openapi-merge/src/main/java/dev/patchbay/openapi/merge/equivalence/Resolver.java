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
import dev.patchbay.openapi.merge.model.References.Located;
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

/** Resolves what one of two sets of documents that are compared refers to. */
public final class Resolver {

    private final References references;
    private final Map<ApiDocument, OperationIds> operationIds = new HashMap<>();
    private final Map<ApiDocument, Map<Node, Set<String>>> children = new HashMap<>();

    public Resolver(References references) {
        this.references = references;
    }

    /** An object and the document that it stands in. */
    record LocatedMapping(ApiDocument document, Mapping mapping) {
        Located located() {
            return new Located(document, mapping);
        }
    }

    /** An operation, by its document and the JSON pointer to it. */
    public record OperationPointer(ApiDocument document, Pointer pointer) {}

    /** Finds the operation that a link leads to; null when it leads nowhere. */
    @Nullable
    OperationPointer linked(LocatedMapping link) {
        String id = link.mapping().text("operationId");
        if (id != null) {
            Pointer pointer = operationIds
                    .computeIfAbsent(link.document(), OperationIds::new)
                    .find(id);
            return pointer == null ? null : new OperationPointer(link.document(), pointer);
        }
        String reference = link.mapping().text("operationRef");
        Target target = reference == null ? null : PathItem.operation(references, link.document(), reference);
        return target == null ? null : new OperationPointer(target.document(), target.pointer());
    }

    /** Follows the references of a path item. */
    LocatedMapping flat(LocatedMapping item) {
        PathItem flat = PathItem.of(item.document(), item.mapping(), references);
        return new LocatedMapping(flat.home(), flat.flat());
    }

    @Nullable
    Located target(ApiDocument document, String reference) {
        Target target = references.resolve(document, reference);
        return target == null || target.node() == null ? null : new Located(target.document(), target.node());
    }

    /** True if there is nothing where a reference leads. */
    public boolean leadsNowhere(ApiDocument document, String reference) {
        return target(document, reference) == null;
    }

    @Nullable
    Located component(ApiDocument document, String section, String name) {
        Mapping components = document.root().mapping("components");
        Mapping named = components == null ? null : components.mapping(section);
        Node node = named == null ? null : named.get(name);
        return node == null ? null : new Located(document, node);
    }

    /** Finds the security scheme that a requirement names: a component, or what a URI leads to. */
    @Nullable
    Located scheme(ApiDocument document, String name) {
        Located component = component(document.owner(), "securitySchemes", name);
        return component != null || name.indexOf('#') < 0 ? component : target(document, name);
    }

    /** Follows a chain of references to its end; null when it has none. */
    @Nullable
    Located resolved(Located reference, Kind kind) {
        Located at = reference;
        for (int hops = 0; hops < 64; hops++) {
            String next = at.node() instanceof Mapping mapping ? References.reference(mapping, kind) : null;
            if (next == null) {
                return at;
            }
            Located target = target(at.document(), next);
            if (target == null) {
                return null;
            }
            at = target;
        }
        return null;
    }

    /**
     * The schema for each value of a discriminator: its mapping, and the names of the component schemas among {@code
     * oneOf}, {@code anyOf} and those that build on the schema, as far as the mapping does not speak of them.
     */
    Map<String, Located> discriminatorTable(ApiDocument document, Mapping schema) {
        Map<String, Located> table = new LinkedHashMap<>();
        Mapping discriminator = schema.mapping("discriminator");
        Mapping mapping = discriminator == null ? null : discriminator.mapping("mapping");
        Set<Node> mapped = new HashSet<>();
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            Located target = mapping.value(i) instanceof Scalar value ? mapped(document, value.text()) : null;
            if (target != null) {
                table.put(mapping.key(i), target);
                mapped.add(target.node());
            }
        }
        for (String keyword : List.of("oneOf", "anyOf")) {
            Sequence choices = schema.sequence(keyword);
            for (Node choice : choices == null ? List.<Node>of() : choices.items()) {
                String reference = choice instanceof Mapping choiceMapping ? choiceMapping.text("$ref") : null;
                Target target = reference == null ? null : references.resolve(document, reference);
                if (target != null
                        && target.node() != null
                        && isSchemaComponent(target)
                        && !mapped.contains(target.node())) {
                    table.putIfAbsent(target.pointer().token(2), new Located(target.document(), target.node()));
                }
            }
        }
        for (String child : descendants(document, schema)) {
            Located target = component(document, "schemas", child);
            if (target != null && !mapped.contains(target.node())) {
                table.putIfAbsent(child, target);
            }
        }
        return table;
    }

    /** The values of a discriminator whose schema is not known, with its URI if it is in another document. */
    Map<String, String> unknown(ApiDocument document, Mapping schema) {
        Map<String, String> references = new LinkedHashMap<>();
        Mapping discriminator = schema.mapping("discriminator");
        Mapping mapping = discriminator == null ? null : discriminator.mapping("mapping");
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            String value = mapping.value(i).toString();
            if (mapped(document, value) == null) {
                // A name that leads nowhere may get another one, so that it does not lead to a schema of another
                // document.
                references.put(mapping.key(i), value.indexOf(':') < 0 ? "nothing" : value);
            }
        }
        return references;
    }

    private static boolean isSchemaComponent(Target target) {
        return target.pointer().size() == 3
                && target.pointer().token(0).equals("components")
                && target.pointer().token(1).equals("schemas");
    }

    @Nullable
    Located mapped(ApiDocument document, String value) {
        Located component = component(document.owner(), "schemas", value);
        return component != null ? component : target(document, value);
    }

    /** The names of the component schemas that have {@code schema} among their {@code allOf}, or have one that does. */
    private Set<String> descendants(ApiDocument document, Mapping schema) {
        Map<Node, Set<String>> direct = children.computeIfAbsent(document, this::directChildren);
        Set<String> found = new LinkedHashSet<>();
        Deque<Node> pending = new ArrayDeque<>(List.of(schema));
        for (Node parent = pending.poll(); parent != null; parent = pending.poll()) {
            for (String child : direct.getOrDefault(parent, Set.of())) {
                Located heir = found.add(child) ? component(document, "schemas", child) : null;
                if (heir != null) {
                    pending.add(heir.node());
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
                Located parent = reference == null ? null : target(document, reference);
                if (parent != null) {
                    found.computeIfAbsent(parent.node(), any -> new LinkedHashSet<>())
                            .add(schemas.key(i));
                }
            }
        }
        return found;
    }
}
