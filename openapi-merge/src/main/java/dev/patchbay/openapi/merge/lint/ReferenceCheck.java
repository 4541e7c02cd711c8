package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that whatever names another part of the document names one that is there. */
final class ReferenceCheck extends Walker {

    private final ApiDocument document;
    private final References references;
    private final FindingCollector findings;
    private final OperationIds operations;
    private final Set<String> anchors = new HashSet<>();

    ReferenceCheck(ApiDocument document, References references, FindingCollector findings) {
        this.document = document;
        this.references = references;
        this.findings = findings;
        this.operations = new OperationIds(document);
    }

    void check() {
        new AnchorCollector().walk(document.root(), Kind.OPENAPI);
        walk(document.root(), Kind.OPENAPI);
    }

    @Override
    protected boolean enter(Mapping mapping, Kind kind) {
        String reference = References.reference(mapping, kind);
        if (reference != null) {
            check(mapping, "$ref", reference);
        }
        if (kind == Kind.LINK) {
            checkLink(mapping);
        } else if (kind == Kind.DISCRIMINATOR) {
            checkMapping(mapping.mapping("mapping"));
        } else if (kind == Kind.SECURITY_REQUIREMENT) {
            checkRequirement(mapping);
        }
        return true;
    }

    private void check(Mapping holder, String key, String reference) {
        if (!reference.startsWith("#")) {
            return;
        }
        boolean isAnchor = reference.length() > 1 && reference.charAt(1) != '/';
        Target target = references.resolve(document, reference);
        boolean found = isAnchor ? anchors.contains(reference.substring(1)) : target != null && target.node() != null;
        if (!found) {
            unresolved(holder.get(key), key + " '" + reference + "' leads nowhere");
        }
    }

    private void checkLink(Mapping link) {
        String id = link.text("operationId");
        String reference = link.text("operationRef");
        if (id != null && operations.find(id) == null) {
            unresolved(link.get("operationId"), "no operation has the id '" + id + "'");
        }
        if (reference != null) {
            check(link, "operationRef", reference);
        }
    }

    /**
     * Names that are not references may be names of components or URIs of other documents; only references are checked.
     */
    private void checkMapping(@Nullable Mapping mapping) {
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            if (mapping.value(i) instanceof Scalar target && target.isString()) {
                check(mapping, mapping.key(i), target.text());
            }
        }
    }

    private void checkRequirement(Mapping requirement) {
        Mapping components = document.root().mapping("components");
        Mapping schemes = components == null ? null : components.mapping("securitySchemes");
        for (int i = 0; i < requirement.size(); i++) {
            if (schemes == null || !schemes.has(requirement.key(i))) {
                findings.add(
                        LintRule.UNRESOLVED,
                        requirement.keyLocation(i),
                        "security scheme '" + requirement.key(i) + "' is not defined in components/securitySchemes");
            }
        }
    }

    private void unresolved(@Nullable Node place, String text) {
        findings.add(LintRule.UNRESOLVED, (place == null ? document.root() : place).location(), text);
    }

    /** Names that {@code $anchor} gives to schemas. */
    private final class AnchorCollector extends Walker {
        @Override
        protected boolean enter(Mapping mapping, Kind kind) {
            for (String key : new String[] {"$anchor", "$dynamicAnchor"}) {
                String name = kind == Kind.SCHEMA ? mapping.text(key) : null;
                if (name != null) {
                    anchors.add(name);
                }
            }
            return true;
        }
    }
}
