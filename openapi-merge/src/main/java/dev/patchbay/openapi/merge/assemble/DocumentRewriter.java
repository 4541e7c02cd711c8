package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.SourcePosition;
import dev.patchbay.openapi.merge.model.Anchors;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Rewriter;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rewrites the parts of one document with the names of the result. */
final class DocumentRewriter extends Rewriter {

    private final ApiDocument document;
    private final Plan plan;
    private final LinkRewriting links;
    private final @Nullable Scalar dialect;
    private Map<SourcePosition, String> copies = Map.of();
    private int schemas;

    /**
     * Creates a rewriter for one document.
     *
     * @param dialect for its schemas to name, because the result cannot say it for all; null if there is no need
     */
    DocumentRewriter(ApiDocument document, Plan plan, @Nullable Scalar dialect) {
        this.document = document;
        this.plan = plan;
        this.links = new LinkRewriting(document, plan);
        this.dialect = dialect;
    }

    /**
     * Rewrites a part of the result, with the operationIds that its operations have there.
     *
     * @param part a placed path item, a placed webhook or a component
     */
    Node rewrite(Node node, Kind kind, Object part) {
        copies = plan.operationIds().copiesIn(part);
        Node rewritten = rewrite(node, kind);
        copies = Map.of();
        return rewritten;
    }

    @Override
    protected Mapping enter(Mapping mapping, Kind kind) {
        if (kind == Kind.SCHEMA) {
            schemas++;
        }
        return kind == Kind.RESPONSE ? links.withoutDead(mapping) : mapping;
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        Mapping result = changed;
        if (kind.isReferable() && original.get("$ref") instanceof Scalar text && text.isString()) {
            result = result.with("$ref", replaced(text, reference(text.text(), kind)));
        }
        if (kind == Kind.SCHEMA) {
            schemas--;
            return schema(original, anchors(result));
        }
        if (kind == Kind.SECURITY_REQUIREMENT) {
            return requirement(result);
        }
        if (kind == Kind.OPERATION) {
            return operation(original, result);
        }
        return kind == Kind.LINK ? links.rewrite(original, result) : result;
    }

    private static Scalar replaced(Scalar old, String text) {
        return old.text().equals(text) ? old : Scalar.string(old, text);
    }

    /** Returns the reference as it has to be spelled in the result. */
    private String reference(String reference, Kind kind) {
        Target target = plan.references().resolve(document, reference);
        Vertex vertex = plan.graph().of(document, reference, kind);
        if (target == null || vertex == null) {
            return reference;
        }
        if (target.named()) {
            return anchor(target.document(), reference);
        }
        Pointer inside = vertex.isComponent() ? null : plan.layout().inside(target.document(), target.pointer());
        if (inside != null) {
            return Fragment.of(reference).withTokens(inside.tokens());
        }
        if (!plan.names().has(vertex)) {
            return reference;
        }
        String name = plan.names().nameOf(vertex);
        return vertex.isComponent()
                ? Fragment.of(reference).withToken(2, vertex.name(), name)
                : "#" + Pointer.of("components", vertex.section(), name);
    }

    /** Returns a reference by anchor with the anchor's new name; one by {@code $id} is kept, as the {@code $id} is. */
    private String anchor(ApiDocument target, String reference) {
        int hash = reference.indexOf('#');
        String renamed = hash < 0 ? null : plan.anchors().renamed(target, reference.substring(hash + 1));
        return renamed == null ? reference : reference.substring(0, hash + 1) + renamed;
    }

    private Mapping anchors(Mapping schema) {
        if (!plan.anchors().areRenamed()) {
            return schema;
        }
        Mapping result = schema;
        for (String keyword : Anchors.KEYWORDS) {
            String name = schema.text(keyword);
            String renamed = name == null ? null : plan.anchors().renamed(document, name);
            result = renamed == null ? result : result.with(keyword, Scalar.string(schema, renamed));
        }
        String dynamic = schema.text("$dynamicRef");
        return dynamic == null ? result : result.with("$dynamicRef", Scalar.string(schema, anchor(document, dynamic)));
    }

    private Mapping requirement(Mapping requirement) {
        Mapping.Builder renamed = Mapping.builder(requirement);
        for (int i = 0; i < requirement.size(); i++) {
            renamed.put(scheme(requirement.key(i)), requirement.keyLocation(i), requirement.value(i));
        }
        return renamed.build();
    }

    /** Returns the name of a security scheme; a missing one must not become another document's. */
    private String scheme(String name) {
        Vertex scheme = ComponentGraph.component(document.owner(), "securitySchemes", name);
        if (scheme != null) {
            return plan.names().has(scheme) ? plan.names().nameOf(scheme) : name;
        }
        return plan.graph().scheme(document, name) == null
                ? plan.names().missing("securitySchemes", name, document)
                : reference(name, Kind.SECURITY_SCHEME);
    }

    private Mapping schema(Mapping original, Mapping changed) {
        Mapping result = changed;
        Mapping discriminator = original.mapping("discriminator");
        if (discriminator != null) {
            result = result.with("discriminator", discriminator(original, discriminator));
        }
        boolean outermost = schemas == 0 && dialect != null && !result.isEmpty() && !result.has("$schema");
        if (!outermost || dialect == null || (result.has("$ref") && result.size() == 1)) {
            return result;
        }
        Mapping.Builder named = Mapping.builder(result).put("$schema", dialect);
        for (int i = 0; i < result.size(); i++) {
            named.put(result.key(i), result.keyLocation(i), result.value(i));
        }
        return named.build();
    }

    /**
     * Renames the values of a mapping with their schemas; short names stay short. What a schema's own name chose goes
     * on choosing it when it has another name now, by a mapping.
     */
    private Mapping discriminator(Mapping schema, Mapping discriminator) {
        Mapping own = discriminator.mapping("mapping");
        Mapping.Builder table = own == null ? Mapping.builder(discriminator) : Mapping.builder(own);
        List<Vertex> mapped = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; own != null && i < own.size(); i++) {
            Node value = own.value(i);
            if (value instanceof Scalar text && text.isString()) {
                Vertex vertex = plan.graph().mapped(document, text.text());
                if (vertex != null) {
                    mapped.add(vertex);
                }
                value = replaced(text, mapped(text.text()));
            }
            changed |= value != own.value(i);
            table.put(own.key(i), own.keyLocation(i), value);
        }
        for (Vertex choice : plan.graph().choices(document, schema)) {
            String name = plan.names().nameOf(choice);
            if (!name.equals(choice.name()) && !mapped.contains(choice) && !table.has(choice.name())) {
                String reference = "#" + Pointer.of("components", "schemas", name);
                table.put(choice.name(), Scalar.string(discriminator, reference));
                changed = true;
            }
        }
        Mapping result = changed ? discriminator.with("mapping", table.build()) : discriminator;
        return result.get("defaultMapping") instanceof Scalar text && text.isString()
                ? result.with("defaultMapping", replaced(text, mapped(text.text())))
                : result;
    }

    private String mapped(String value) {
        Vertex named = ComponentGraph.component(document.owner(), "schemas", value);
        if (named != null) {
            return plan.names().nameOf(named);
        }
        String reference = reference(value, Kind.SCHEMA);
        // A relative URI that happens to be the name of another document's schema.
        boolean captured = reference.equals(value) && plan.names().isTaken("schemas", value);
        return captured ? "./" + value : reference;
    }

    private Mapping operation(Mapping original, Mapping operation) {
        Mapping result = operation;
        if (operation.get("operationId") instanceof Scalar id && id.isString()) {
            result = result.with(
                    "operationId", replaced(id, plan.operationIds().nameOf(document, id(original, id.text()))));
        }
        if (operation.get("tags") instanceof Sequence tags) {
            List<Node> named = new ArrayList<>();
            for (Node tag : tags.items()) {
                named.add(
                        tag instanceof Scalar name && name.isString()
                                ? replaced(name, plan.tags().nameOf(document, name.text()))
                                : tag);
            }
            result = named.equals(tags.items()) ? result : result.with("tags", Sequence.of(tags, named));
        }
        return result;
    }

    private String id(Mapping original, String id) {
        return copies.isEmpty() ? id : copies.getOrDefault(SourcePosition.of(document, original), id);
    }
}
