package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.plan.Vertex;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the rewritten parts of all documents together. */
public final class Assembler {

    private final MergeConfig config;
    private final Plan plan;
    private final String version;
    private final Map<ApiDocument, DocumentRewriter> rewriters = new HashMap<>();

    public Assembler(MergeConfig config, Plan plan, String version) {
        this.config = config;
        this.plan = plan;
        this.version = version;
    }

    public Mapping assemble() {
        Mapping.Builder root = Mapping.builder(config.location());
        for (ApiDocument document : plan.documents()) {
            for (int i = 0; i < document.root().size(); i++) {
                String key = document.root().key(i);
                if (!root.has(key)) {
                    put(root, key, document.root().value(i));
                }
            }
        }
        return root.build();
    }

    private void put(Mapping.Builder root, String key, Node value) {
        switch (key) {
            case "openapi" -> root.put(key, Scalar.string(value, version));
            case "info" -> root.put(key, info(value));
            case "paths" -> root.put(key, paths(value));
            case "components" -> root.put(key, components(value));
            default -> root.put(key, value);
        }
    }

    private Mapping info(Node own) {
        Mapping.Builder info = config.info().toBuilder();
        Mapping only = plan.documents().size() == 1 && own instanceof Mapping mapping ? mapping : null;
        for (int i = 0; only != null && i < only.size(); i++) {
            if (!info.has(only.key(i))) {
                info.put(only.key(i), only.value(i));
            }
        }
        if (!info.has("title")) {
            info.put("title", Scalar.string(config.location(), "Merged API"));
        }
        if (!info.has("version")) {
            info.put("version", Scalar.string(config.location(), "1.0.0"));
        }
        return info.build();
    }

    private Mapping paths(Node first) {
        Mapping.Builder paths = Mapping.builder(first);
        for (ApiDocument document : plan.documents()) {
            Mapping own = document.root().mapping("paths");
            for (int i = 0; own != null && i < own.size(); i++) {
                if (!own.key(i).startsWith("/")) {
                    paths.put(own.key(i), own.keyLocation(i), own.value(i));
                } else {
                    for (String path : plan.layout().pathsOf(document, own.key(i))) {
                        if (!paths.has(path)) {
                            paths.put(
                                    path,
                                    own.keyLocation(i),
                                    pathItem(plan.layout().at(path)));
                        }
                    }
                }
            }
        }
        return paths.build();
    }

    private Mapping pathItem(List<Exposed> operations) {
        OperationEntry first = operations.get(0).operation();
        Map<String, Exposed> byKey = new LinkedHashMap<>();
        operations.forEach(exposed -> byKey.put(exposed.operation().key(), exposed));
        Set<String> sourceKeys = new LinkedHashSet<>();
        first.item().forEachOperation((key, operation) -> sourceKeys.add(key));
        boolean whole = sourceKeys.equals(byKey.keySet())
                && operations.stream()
                        .allMatch(exposed -> exposed.operation().item().equals(first.item()));
        if (whole) {
            return rewriter(first.document()).object(first.item().written(), Kind.PATH_ITEM);
        }
        Mapping source = first.item().flat();
        Mapping.Builder item = Mapping.builder(source);
        DocumentRewriter rewriter = rewriter(first.item().home());
        for (int i = 0; i < source.size(); i++) {
            String key = source.key(i);
            if (!Kind.METHODS.contains(key)) {
                item.put(key, source.keyLocation(i), rewriter.rewrite(source.value(i), Kind.PATH_ITEM.child(key)));
            } else if (byKey.containsKey(key)) {
                item.put(key, source.keyLocation(i), source.value(i));
            }
        }
        byKey.forEach((key, exposed) -> item.put(
                key,
                rewriter(exposed.operation().item().home())
                        .rewrite(exposed.operation().operation(), Kind.OPERATION)));
        return item.build();
    }

    private Mapping components(Node first) {
        Map<String, Mapping.Builder> sections = new LinkedHashMap<>();
        for (Vertex vertex : plan.names().all()) {
            if (plan.names().isWritten(vertex)) {
                sections.computeIfAbsent(vertex.section(), any -> Mapping.builder(first))
                        .put(
                                plan.names().nameOf(vertex),
                                rewriter(vertex.document()).rewrite(vertex.node(), vertex.kind()));
            }
        }
        Mapping.Builder components = Mapping.builder(first);
        sections.forEach((section, named) -> components.put(section, named.build()));
        return components.build();
    }

    private DocumentRewriter rewriter(ApiDocument document) {
        return rewriters.computeIfAbsent(document, any -> new DocumentRewriter(document, plan));
    }
}
