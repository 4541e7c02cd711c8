package dev.patchbay.openapi.merge.diff;

import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two documents, with its references followed on the way. */
final class DiffDocument {

    private final ApiDocument document;
    private final References references;

    DiffDocument(Mapping root) {
        this.document = new ApiDocument(
                0, ServiceConfig.everything("document"), root.location().file(), root);
        this.references = new References(List.of(document));
    }

    ApiDocument document() {
        return document;
    }

    References references() {
        return references;
    }

    Mapping root() {
        return document.root();
    }

    /** True if keywords beside a schema's {@code $ref} count: since 3.1 they do, before they were to be ignored. */
    boolean keepsSiblings() {
        String version = root().text("openapi");
        return version == null || !version.startsWith("3.0");
    }

    /** The object itself or what its reference leads to; null when there is none. */
    @Nullable
    Mapping follow(@Nullable Node node, Kind kind) {
        References.Located located = node == null ? null : references.follow(document, node, kind);
        return located != null && located.node() instanceof Mapping mapping ? mapping : null;
    }

    /** Schemas without those that are nothing but a reference: what they lead to takes their place. */
    List<Node> resolve(List<Node> schemas) {
        return schemas.size() == 1 ? List.of(resolve(schemas.get(0))) : schemas;
    }

    private Node resolve(Node schema) {
        Node at = schema;
        for (int steps = 0; steps < 100; steps++) {
            boolean isPlain = at instanceof Mapping mapping && (mapping.size() == 1 || !keepsSiblings());
            String reference = isPlain && at instanceof Mapping mapping ? mapping.text("$ref") : null;
            Node target = reference == null ? null : target(reference);
            if (target == null) {
                return at;
            }
            at = target;
        }
        return at;
    }

    /** Follows a reference by one step; null if it leads nowhere. */
    @Nullable
    Node target(String reference) {
        Target target = references.resolve(document, reference);
        return target == null ? null : target.node();
    }
}
