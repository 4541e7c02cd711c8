package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Plan.WrittenOperation;
import java.util.Map;

/** Rewrites links to the new names of their operations, and removes those to operations that are not exposed. */
final class LinkRewriting {

    private final ApiDocument document;
    private final Plan plan;

    LinkRewriting(ApiDocument document, Plan plan) {
        this.document = document;
        this.plan = plan;
    }

    /** Returns a response without its links to operations that are not exposed. */
    Mapping withoutDead(Mapping response) {
        Mapping links = response.mapping("links");
        if (links == null) {
            return response;
        }
        Mapping.Builder alive = Mapping.builder(links);
        for (int i = 0; i < links.size(); i++) {
            if (!plan.isDeadLink(document, links.value(i))) {
                alive.put(links.key(i), links.keyLocation(i), links.value(i));
            }
        }
        Mapping kept = alive.build();
        if (kept.size() == links.size()) {
            return response;
        }
        return kept.isEmpty() ? response.without("links") : response.with("links", kept);
    }

    Mapping rewrite(Mapping original, Mapping link) {
        Target target = plan.links().of(document, original);
        if (target == null) {
            return missing(link);
        }
        WrittenOperation result = plan.operation(target.document(), target.pointer());
        if (result == null) {
            return link;
        }
        Mapping rewritten = parameters(result.renames(), link);
        Node id = link.get("operationId");
        if (id == null) {
            Node reference = link.get("operationRef");
            return reference == null
                    ? rewritten
                    : rewritten.with("operationRef", reference(reference, result.pointer()));
        }
        String name = result.operationId();
        return name == null
                ? rewritten.without("operationId").with("operationRef", Scalar.string(id, "#" + result.pointer()))
                : rewritten.with("operationId", name.equals(id.toString()) ? id : Scalar.string(id, name));
    }

    private static Node reference(Node old, Pointer result) {
        String spelled = Fragment.of(old.toString()).withTokens(result.tokens());
        return spelled.equals(old.toString()) ? old : Scalar.string(old, spelled);
    }

    /** Renames an operationId that the document does not have, so that it does not become another document's. */
    private Mapping missing(Mapping link) {
        Node id = link.get("operationId");
        if (id == null && link.get("operationRef") instanceof Scalar reference) {
            return link.with("operationRef", missing(reference));
        }
        if (id == null) {
            return link;
        }
        String name = plan.operationIds().missing(id.toString(), document);
        return id.toString().equals(name) ? link : link.with("operationId", Scalar.string(id, name));
    }

    /**
     * Changes a pointer to an operation that the document does not have, so that it does not lead to another
     * document's.
     */
    private Scalar missing(Scalar reference) {
        if (!reference.text().startsWith("#/")) {
            return reference;
        }
        Pointer pointer = References.pointer(reference.text().substring(1));
        if (pointer.size() <= 2 || !plan.isTaken(pointer)) {
            return reference;
        }
        int position = pointer.token(0).equals("components") ? 2 : 1;
        String prefix = pointer.token(0).equals("paths")
                ? "/" + document.service()
                : document.config().namePrefix();
        String free = NameAllocator.missing(
                pointer.token(position), prefix, name -> plan.isTaken(with(pointer, position, name)));
        return Scalar.string(reference, "#" + with(pointer, position, free));
    }

    private static Pointer with(Pointer pointer, int position, String token) {
        return new Pointer(pointer.tokens().subList(0, position)).then(token).then(pointer.from(position + 1));
    }

    /** Renames the parameters of a link, with or without {@code path.} before them. */
    private static Mapping parameters(Map<String, String> renames, Mapping link) {
        Mapping parameters = link.mapping("parameters");
        if (parameters == null || renames.isEmpty()) {
            return link;
        }
        Mapping.Builder renamed = Mapping.builder(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            renamed.put(
                    PathTemplate.linkParameter(parameters.key(i), renames),
                    parameters.keyLocation(i),
                    parameters.value(i));
        }
        return link.with("parameters", renamed.build());
    }
}
