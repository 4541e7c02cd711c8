package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.config.MergeConfig.Prune;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.Reachability;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the components that are part of the result, and prunes the others. */
public final class RetainedComponents {

    private static final Kind SECURITY = Kind.OPENAPI.child("security");

    private final Prune prune;
    private final List<ApiDocument> documents;
    private final Map<ApiDocument, Selection> selections;
    private final ComponentGraph graph;
    private final ReportBuilder report;

    /** Creates a finder for documents in order of precedence and what was selected of each. */
    public RetainedComponents(
            Prune prune,
            List<ApiDocument> documents,
            Map<ApiDocument, Selection> selections,
            ComponentGraph graph,
            ReportBuilder report) {
        this.prune = prune;
        this.documents = documents;
        this.selections = selections;
        this.graph = graph;
        this.report = report;
    }

    /** Returns all components that the result uses or that are kept without a use, in the order of documents. */
    public Set<Vertex> find(Layout layout, WebhookLayout webhooks, RootFields rootFields) {
        Reachability kept = new Reachability(graph);
        layout.all().forEach(item -> {
            Mapping reference = item.reference();
            kept.from(item.home(), rootFields.applyTo(item.document(), item.item()), Kind.PATH_ITEM);
            if (reference != null) {
                kept.from(item.document(), reference, Kind.PATH_ITEM);
            }
        });
        webhooks.all().values().forEach(hook -> {
            Node node = hook.isReference() ? hook.written() : rootFields.applyTo(hook.document(), hook.item());
            kept.from(hook.home(), node, Kind.PATH_ITEM);
        });
        rootFields.security().ifPresent(security -> kept.from(security.document(), security.node(), SECURITY));
        for (ApiDocument document : documents) {
            if (document.isPlatform()) {
                ComponentGraph.components(document).forEach(kept::from);
            } else {
                keptWithoutUse(document).forEach(kept::from);
            }
        }
        Set<Vertex> ordered = new LinkedHashSet<>();
        for (ApiDocument document : documents) {
            List<Vertex> components = new ArrayList<>(ComponentGraph.components(document));
            components.stream().filter(kept.reached()::contains).forEach(ordered::add);
            components.stream()
                    .filter(vertex ->
                            selections.containsKey(document) && !kept.reached().contains(vertex))
                    .forEach(vertex ->
                            report.add(vertex.entry(Decision.PRUNED, "is left out, because nothing exposed uses it")));
        }
        ordered.addAll(kept.reached());
        return ordered;
    }

    /** The components of a document that nothing exposed uses and that are kept anyway. */
    private List<Vertex> keptWithoutUse(ApiDocument document) {
        Selection selection = selections.get(document);
        boolean all = prune == Prune.NEVER;
        if (selection == null || prune == Prune.ALWAYS || (!all && !selection.isComplete())) {
            return List.of();
        }
        // What only a dropped duplicate of another service's operation used has no use any more.
        Reachability before = new Reachability(graph);
        if (!all) {
            selection.operations().forEach(exposed -> {
                PathItem item = exposed.operation().item();
                before.from(item.home(), item.flat(), Kind.PATH_ITEM);
            });
            selection
                    .operations()
                    .forEach(exposed ->
                            before.from(document, exposed.operation().item().written(), Kind.PATH_ITEM));
            Node security = document.root().get("security");
            if (security != null) {
                before.from(document, security, SECURITY);
            }
        }
        return ComponentGraph.components(document).stream()
                .filter(vertex -> !before.reached().contains(vertex))
                .toList();
    }
}
