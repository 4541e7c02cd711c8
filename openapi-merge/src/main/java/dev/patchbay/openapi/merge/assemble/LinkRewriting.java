package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.WrittenOperation;
import java.util.Map;

/** Makes links lead to the operation that they led to at home, whatever it is called now; those to hidden operations go. */
final class LinkRewriting {

    private final ApiDocument document;
    private final Plan plan;

    LinkRewriting(ApiDocument document, Plan plan) {
        this.document = document;
        this.plan = plan;
    }

    /** A response without its links to operations that are not exposed. */
    Mapping withoutDead(Mapping response) {
        Mapping links = response.mapping("links");
        if (links == null) {
            return response;
        }
        Mapping.Builder alive = Mapping.builder(links);
        for (int i = 0; i < links.size(); i++) {
            References.Located located = plan.references().follow(document, links.value(i), Kind.LINK);
            boolean dead = located != null
                    && located.node() instanceof Mapping link
                    && plan.isDeadLink(located.document(), link);
            if (!dead) {
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
        Target target = plan.meaning().linked(document, original);
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
        String name = plan.operationId(result);
        return name == null
                ? rewritten.without("operationId").with("operationRef", Scalar.string(id, "#" + result.pointer()))
                : rewritten.with("operationId", name.equals(id.toString()) ? id : Scalar.string(id, name));
    }

    private static Node reference(Node old, Pointer result) {
        String spelled = Fragment.of(old.toString()).withTokens(result.tokens());
        return spelled.equals(old.toString()) ? old : Scalar.string(old, spelled);
    }

    /** An operationId that the document does not have must not become another document's. */
    private Mapping missing(Mapping link) {
        Node id = link.get("operationId");
        if (id == null && link.get("operationRef") instanceof Scalar reference) {
            return link.with("operationRef", missing(reference));
        }
        if (id == null || !plan.operationIds().isTaken(id.toString())) {
            return link;
        }
        String name = document.config().namePrefix() + id;
        while (plan.operationIds().isTaken(name)) {
            name += "_";
        }
        return link.with("operationId", Scalar.string(id, name));
    }

    /** A place that the document does not have must not become another document's. */
    private Scalar missing(Scalar reference) {
        if (!reference.text().startsWith("#/")) {
            return reference;
        }
        Pointer pointer = References.pointer(reference.text().substring(1));
        Pointer free = pointer;
        while (free.size() > 2 && plan.hasPlace(free)) {
            int position = free.token(0).equals("components") ? 2 : 1;
            String name = free.token(0).equals("paths")
                    ? "/" + document.service() + free.token(1)
                    : document.config().namePrefix() + free.token(position);
            free = new Pointer(free.tokens().subList(0, position)).then(name).then(free.from(position + 1));
        }
        return free.equals(pointer) ? reference : Scalar.string(reference, "#" + free);
    }

    /** Path parameters of the operation may have new names, with or without {@code path.} before them. */
    private static Mapping parameters(Map<String, String> renames, Mapping link) {
        Mapping parameters = link.mapping("parameters");
        if (parameters == null || renames.isEmpty()) {
            return link;
        }
        Mapping.Builder renamed = Mapping.builder(parameters);
        for (int i = 0; i < parameters.size(); i++) {
            renamed.put(Plan.linkParameter(parameters.key(i), renames), parameters.keyLocation(i), parameters.value(i));
        }
        return link.with("parameters", renamed.build());
    }
}
