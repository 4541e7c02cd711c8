package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.equivalence.OAuthScopes;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.PlacedWebhook;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Assembles the merged document from the rewritten parts of all documents. */
public final class Assembler {

    /** The members of the root, in the order of the specification (OpenAPI 3.1.1, section 4.8.1). */
    private static final List<String> ORDER = List.of(
            "openapi",
            "info",
            "jsonSchemaDialect",
            "servers",
            "paths",
            "webhooks",
            "components",
            "security",
            "tags",
            "externalDocs");

    private final MergeConfig config;
    private final Plan plan;
    private final Map<ApiDocument, Selection> selections;
    private final List<ApiDocument> documents;
    private final String version;
    private final RootMembers members;
    private final @Nullable Scalar dialect;
    private final Map<ApiDocument, DocumentRewriter> rewriters = new HashMap<>();

    /**
     * Creates an assembler for a plan.
     *
     * @param version for the field {@code openapi}
     */
    public Assembler(
            MergeConfig config,
            Plan plan,
            Map<ApiDocument, Selection> selections,
            String version,
            ReportBuilder report) {
        this.config = config;
        this.plan = plan;
        this.selections = selections;
        this.documents = List.copyOf(selections.keySet());
        this.version = version;
        this.members = new RootMembers(config, documents, plan.tags(), report);
        this.dialect = members.dialect();
    }

    /** Returns the merged document. */
    public Mapping assemble() {
        Set<String> keys = new LinkedHashSet<>(List.of("openapi", "info"));
        if (!documents.isEmpty()) {
            keys = new LinkedHashSet<>();
            for (ApiDocument document : documents) {
                keys.addAll(document.root().keys());
            }
        }
        Mapping paths = new PathAssembler(plan, documents, this::rewriter).assemble();
        Mapping webhooks = webhooks();
        Mapping.Builder root = Mapping.builder(config.location());
        for (String key : inOrder(keys)) {
            Node value = switch (key) {
                case "openapi" -> Scalar.string(config.location(), version);
                case "info" -> members.info();
                case "servers" -> plan.rootFields().servers().orElse(null);
                case "security" -> security();
                case "paths" -> paths;
                case "webhooks" -> webhooks;
                case "components" -> components();
                case "tags" -> new TagAssembler(config, plan, selections).assemble(paths, webhooks);
                case "jsonSchemaDialect" -> dialect;
                case "$self" -> documents.size() == 1 && !version.matches("3\\.[01]\\..*") ? members.member(key) : null;
                default -> members.member(key);
            };
            if (value != null && !isEmptyAndUnasked(key, value)) {
                root.put(key, value);
            }
        }
        return root.build();
    }

    /**
     * Sorts keys: the documents' own order; a key that no document has comes behind its predecessor in the
     * specification.
     */
    private static List<String> inOrder(Set<String> keys) {
        List<String> ordered = new ArrayList<>(keys);
        for (int i = 0; i < ORDER.size(); i++) {
            if (!keys.contains(ORDER.get(i))) {
                int position = 0;
                for (String predecessor : ORDER.subList(0, i)) {
                    position = Math.max(position, ordered.indexOf(predecessor) + 1);
                }
                ordered.add(position, ORDER.get(i));
            }
        }
        return ordered;
    }

    /** True if a value is an empty object that no document has. */
    private boolean isEmptyAndUnasked(String key, Node value) {
        boolean needed = key.equals("paths")
                && (documents.isEmpty()
                        || documents.stream()
                                .anyMatch(document -> document.root().has(key)));
        return value instanceof Mapping mapping
                && mapping.isEmpty()
                && !needed
                && documents.stream().noneMatch(document -> isEmptyIn(document, key));
    }

    private static boolean isEmptyIn(ApiDocument document, String key) {
        return document.root().get(key) instanceof Mapping mapping && mapping.isEmpty();
    }

    private @Nullable Node security() {
        Located security = plan.rootFields().security().orElse(null);
        return security == null
                ? null
                : rewriter(security.document()).rewrite(security.node(), Kind.OPENAPI.child("security"));
    }

    private Mapping webhooks() {
        Mapping.Builder webhooks = Mapping.builder(config.location());
        plan.webhooks().all().forEach((name, hook) -> webhooks.put(name, webhook(hook)));
        return webhooks.build();
    }

    private Node webhook(PlacedWebhook hook) {
        DocumentRewriter rewriter = rewriter(hook.home());
        return hook.isReference()
                ? rewriter.rewrite(hook.written(), Kind.PATH_ITEM)
                : rewriter.rewrite(plan.rootFields().applyTo(hook.document(), hook.item()), Kind.PATH_ITEM, hook);
    }

    private Mapping components() {
        Map<String, Mapping.Builder> sections = new LinkedHashMap<>();
        Map<String, Node> others = new LinkedHashMap<>();
        for (ApiDocument document : documents) {
            Mapping own = document.root().mapping("components");
            Selection selection = selections.get(document);
            boolean complete = selection != null && selection.isComplete();
            for (int i = 0; own != null && i < own.size(); i++) {
                String section = own.key(i);
                if (Kind.ofSection(section) == null) {
                    others.putIfAbsent(section, own.value(i));
                } else if (complete && own.value(i) instanceof Mapping named && named.isEmpty()) {
                    sections.computeIfAbsent(section, any -> Mapping.builder(config.location()));
                } else if (hasWritten(document, section)) {
                    sections.computeIfAbsent(section, any -> Mapping.builder(config.location()));
                }
            }
        }
        for (Vertex vertex : plan.names().all()) {
            if (plan.names().isWritten(vertex)) {
                sections.computeIfAbsent(vertex.section(), any -> Mapping.builder(config.location()))
                        .put(plan.names().nameOf(vertex), component(vertex));
            }
        }
        Mapping.Builder components = Mapping.builder(config.location());
        sections.forEach((section, named) -> components.put(section, named.build()));
        others.forEach(components::put);
        return inFirstOrder(components.build());
    }

    private Node component(Vertex vertex) {
        Node node = vertex.node();
        if (vertex.kind() == Kind.SECURITY_SCHEME && config.scopes() == MergeConfig.Scopes.UNION) {
            for (Vertex member : plan.names().members(vertex)) {
                node = OAuthScopes.united(node, member.node());
            }
        }
        return rewriter(vertex.document()).rewrite(node, vertex.kind(), vertex);
    }

    private boolean hasWritten(ApiDocument document, String section) {
        return plan.names().all().stream()
                .anyMatch(vertex -> vertex.document().equals(document)
                        && vertex.section().equals(section)
                        && plan.names().isWritten(vertex));
    }

    /** Sorts sections and extensions in the order in which documents name them. */
    private Mapping inFirstOrder(Mapping components) {
        Set<String> order = new LinkedHashSet<>();
        for (ApiDocument document : documents) {
            Mapping own = document.root().mapping("components");
            order.addAll(own == null ? List.of() : own.keys());
        }
        order.addAll(components.keys());
        Mapping.Builder ordered = Mapping.builder(components);
        for (String key : order) {
            Node value = components.get(key);
            if (value != null) {
                ordered.put(key, value);
            }
        }
        return ordered.build();
    }

    private DocumentRewriter rewriter(ApiDocument document) {
        return rewriters.computeIfAbsent(
                document, any -> new DocumentRewriter(document, plan, members.ownDialect(document)));
    }
}
