package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.Rewriter;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Vertex;
import dev.patchbay.openapi.merge.plan.Vertices;
import org.jspecify.annotations.Nullable;

/** Rewrites the parts of one document so that they mean in the result what they meant at home. */
final class DocumentRewriter extends Rewriter {

    private final ApiDocument document;
    private final Plan plan;

    DocumentRewriter(ApiDocument document, Plan plan) {
        this.document = document;
        this.plan = plan;
    }

    @Override
    protected Mapping leave(Mapping original, Mapping changed, Kind kind) {
        Mapping result = changed;
        Node reference = kind.isReferable() ? original.get("$ref") : null;
        if (reference instanceof Scalar text && text.isString()) {
            result = result.with("$ref", replaced(text, reference(text.text(), kind)));
        }
        if (kind == Kind.SECURITY_REQUIREMENT) {
            return requirement(result);
        }
        if (kind == Kind.DISCRIMINATOR) {
            return discriminator(result);
        }
        if (kind == Kind.OPERATION || kind == Kind.LINK) {
            return operationId(result);
        }
        return result;
    }

    private static Scalar replaced(Scalar old, String text) {
        return old.text().equals(text) ? old : Scalar.string(old, text);
    }

    /** The reference as it has to be spelled in the result. */
    String reference(String reference, Kind kind) {
        Target target = plan.references().resolve(document, reference);
        Vertex vertex = plan.vertices().of(document, reference, kind);
        if (target == null || vertex == null) {
            return reference;
        }
        Pointer moved = vertex.isComponent() ? null : plan.layout().moved(target.document(), target.pointer());
        if (moved != null) {
            return Fragment.of(reference).withTokens(moved.tokens());
        }
        if (!plan.names().has(vertex)) {
            return reference;
        }
        String name = plan.names().nameOf(vertex);
        if (!vertex.isComponent()) {
            return "#" + Pointer.of("components", vertex.section(), name);
        }
        return Fragment.of(reference).withToken(2, vertex.name(), name);
    }

    private Mapping requirement(Mapping requirement) {
        Mapping.Builder renamed = Mapping.builder(requirement);
        for (int i = 0; i < requirement.size(); i++) {
            Vertex scheme = Vertices.component(document, "securitySchemes", requirement.key(i));
            renamed.put(nameOf(scheme, requirement.key(i)), requirement.keyLocation(i), requirement.value(i));
        }
        return renamed.build();
    }

    private String nameOf(@Nullable Vertex vertex, String otherwise) {
        return vertex != null && plan.names().has(vertex) ? plan.names().nameOf(vertex) : otherwise;
    }

    private Mapping discriminator(Mapping discriminator) {
        Mapping table = discriminator.mapping("mapping");
        Mapping changed = table;
        for (int i = 0; table != null && changed != null && i < table.size(); i++) {
            if (table.value(i) instanceof Scalar value && value.isString()) {
                Vertex named = Vertices.component(document, "schemas", value.text());
                String text = named != null ? nameOf(named, value.text()) : reference(value.text(), Kind.SCHEMA);
                changed = changed.withValue(i, replaced(value, text));
            }
        }
        return changed == null || changed == table ? discriminator : discriminator.with("mapping", changed);
    }

    private Mapping operationId(Mapping mapping) {
        if (mapping.get("operationId") instanceof Scalar id && id.isString()) {
            return mapping.with("operationId", replaced(id, plan.operationIds().nameOf(document, id.text())));
        }
        return mapping;
    }
}
