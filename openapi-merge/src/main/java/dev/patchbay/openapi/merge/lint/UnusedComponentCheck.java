package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.ComponentId;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.model.Walker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds components that no path and no webhook leads to. A document without either is a library, in which nothing
 * counts as unused.
 */
final class UnusedComponentCheck extends Walker {

    private final ApiDocument document;
    private final References references;
    private final FindingCollector findings;
    private final Set<ComponentId> used = new HashSet<>();
    private final Deque<ComponentId> pending = new ArrayDeque<>();

    UnusedComponentCheck(ApiDocument document, References references, FindingCollector findings) {
        this.document = document;
        this.references = references;
        this.findings = findings;
    }

    void check() {
        Mapping root = document.root();
        Mapping components = root.mapping("components");
        if (components == null || !(hasEntries(root, "paths") || hasEntries(root, "webhooks"))) {
            return;
        }
        walk(root.without("components"), Kind.OPENAPI);
        Map<ComponentId, Node> all = all(components);
        for (ComponentId id = pending.poll(); id != null; id = pending.poll()) {
            Kind kind = Kind.ofSection(id.section());
            Node node = all.get(id);
            if (node != null && kind != null) {
                walk(node, kind);
                useHeirs(id, node, all);
            }
        }
        all.keySet().forEach(id -> {
            if (!used.contains(id)) {
                report(id, components);
            }
        });
    }

    private static boolean hasEntries(Mapping root, String key) {
        Mapping mapping = root.mapping(key);
        return mapping != null && !mapping.isEmpty();
    }

    private Map<ComponentId, Node> all(Mapping components) {
        Map<ComponentId, Node> all = new LinkedHashMap<>();
        for (String section : components.keys()) {
            Mapping entries = Kind.ofSection(section) == null ? null : components.mapping(section);
            for (int i = 0; entries != null && i < entries.size(); i++) {
                all.put(new ComponentId(document, section, entries.key(i)), entries.value(i));
            }
        }
        return all;
    }

    @Override
    protected boolean enter(Mapping mapping, Kind kind) {
        String reference = References.reference(mapping, kind);
        if (reference != null) {
            use(reference);
        }
        if (kind == Kind.SECURITY_REQUIREMENT) {
            mapping.keys().forEach(name -> use(new ComponentId(document, "securitySchemes", name)));
        } else if (kind == Kind.DISCRIMINATOR) {
            useMapping(mapping.mapping("mapping"));
        }
        return true;
    }

    private void useMapping(@Nullable Mapping mapping) {
        for (int i = 0; mapping != null && i < mapping.size(); i++) {
            if (mapping.value(i) instanceof Scalar target) {
                use(target.text());
                use(new ComponentId(document, "schemas", target.text()));
            }
        }
    }

    private void use(String reference) {
        Target target = references.resolve(document, reference);
        ComponentId id = target == null ? null : target.component();
        if (id != null) {
            use(id);
        }
    }

    private void use(ComponentId id) {
        if (used.add(id)) {
            pending.add(id);
        }
    }

    /**
     * Uses the schemas that build on one with a discriminator: each may come where that one is named (OpenAPI 3.1.1,
     * section 4.8.25).
     */
    private void useHeirs(ComponentId parent, Node node, Map<ComponentId, Node> all) {
        if (!(node instanceof Mapping schema) || !schema.has("discriminator")) {
            return;
        }
        all.forEach((id, other) -> {
            Sequence parts = other instanceof Mapping heir ? heir.sequence("allOf") : null;
            if (parts != null && parts.items().stream().anyMatch(part -> leadsTo(part, parent))) {
                use(id);
            }
        });
    }

    private boolean leadsTo(Node part, ComponentId parent) {
        String reference = part instanceof Mapping mapping ? mapping.text("$ref") : null;
        Target target = reference == null ? null : references.resolve(document, reference);
        return target != null && parent.equals(target.component());
    }

    private void report(ComponentId id, Mapping components) {
        Mapping section = components.mapping(id.section());
        if (section != null) {
            findings.add(
                    LintRule.UNUSED_COMPONENT,
                    section.keyLocation(id.name()),
                    "components/" + id.section() + "/" + id.name() + " is not used");
        }
    }
}
