package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.graph.ComponentGraph;
import dev.patchbay.openapi.merge.graph.UnresolvedReferences;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.layout.Layout;
import dev.patchbay.openapi.merge.layout.LayoutBuilder;
import dev.patchbay.openapi.merge.layout.LinkTargets;
import dev.patchbay.openapi.merge.layout.OperationHolder;
import dev.patchbay.openapi.merge.layout.OperationLocator;
import dev.patchbay.openapi.merge.layout.PlacedPathItem;
import dev.patchbay.openapi.merge.layout.RetainedComponents;
import dev.patchbay.openapi.merge.layout.RootFields;
import dev.patchbay.openapi.merge.layout.WebhookLayout;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.naming.AnchorNames;
import dev.patchbay.openapi.merge.naming.ComponentNames;
import dev.patchbay.openapi.merge.naming.OperationNames;
import dev.patchbay.openapi.merge.naming.ResolvedNames;
import dev.patchbay.openapi.merge.naming.TagNames;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes all decisions of a merge: layout, root fields, components to keep, names. */
public final class Planner {

    private final MergeConfig config;
    private final List<ApiDocument> documents;
    private final Map<ApiDocument, Selection> selections;
    private final References references;
    private final ComponentGraph graph;
    private final Problems problems;
    private final ReportBuilder report;

    /** Creates a planner for documents in order of precedence and what was selected of each. */
    public Planner(
            MergeConfig config,
            List<ApiDocument> documents,
            Map<ApiDocument, Selection> selections,
            References references,
            Problems problems,
            ReportBuilder report) {
        this.config = config;
        this.documents = documents;
        this.selections = selections;
        this.references = references;
        this.graph = new ComponentGraph(references, new UnresolvedReferences(references, problems));
        this.problems = problems;
        this.report = report;
    }

    /** Makes the decisions, in the order in which one depends on the other. */
    public Plan plan() throws InvalidInputException {
        Layout placed = new LayoutBuilder(config, selections, references, problems, report).build();
        WebhookLayout placedHooks = WebhookLayout.of(config, selections.values(), references, placed, report);
        RootFields rootFields = RootFields.of(config, primary(), placed, placedHooks, references, report);
        Layout layout = placed.writingOut(
                item -> rootFields.change(item.document(), item.item()) || refersToLostPlace(item, placed));
        WebhookLayout webhooks = placedHooks.writingOut(hook -> rootFields.change(hook.document(), hook.item()));
        LinkTargets links = new LinkTargets(references, layout);

        TagNames tags = new TagNames(config, List.copyOf(selections.keySet()), report);
        Set<Vertex> retained = new RetainedComponents(config.prune(), documents, selections, graph, report)
                .find(layout, webhooks, rootFields);
        retained.removeIf(layout::isInPlace);
        List<OperationHolder> holders = OperationHolder.of(layout, webhooks, retained);
        OperationLocator operations = new OperationLocator(layout, webhooks, references, holders);
        removeDeadLinks(retained, links, operations);
        ResolvedNames resolved = new ResolvedNames(references, graph, layout, links, tags, config);
        ComponentNames names = new ComponentNames(retained, resolved, config.lock(), report);
        List<OperationHolder> written = holders.stream()
                .filter(holder -> holder.component() == null || names.isWritten(holder.component()))
                .toList();
        OperationNames operationIds = new OperationNames(documents, written, config.lock(), report);
        AnchorNames anchors = new AnchorNames(documents, references, names, layout, problems, report);
        problems.throwIfAny();
        return new Plan(
                documents,
                references,
                graph,
                layout,
                webhooks,
                rootFields,
                links,
                operations,
                names,
                operationIds,
                tags,
                anchors);
    }

    /** Returns the platform's own document and the inputs, without the files that these are made of. */
    private List<ApiDocument> primary() {
        return documents.stream()
                .filter(document -> document.isPlatform() || selections.containsKey(document))
                .toList();
    }

    /** True if the path item is a reference to a place that is not in the result. */
    private boolean refersToLostPlace(PlacedPathItem item, Layout placed) {
        Mapping reference = item.reference();
        String text = reference == null ? null : reference.text("$ref");
        Vertex target = text == null ? null : graph.of(item.document(), text, Kind.PATH_ITEM);
        return target != null && !target.isComponent() && !placed.isInPlace(target);
    }

    /** Nothing depends on a link, so a link to an operation that is not exposed can be left out. */
    private void removeDeadLinks(Set<Vertex> retained, LinkTargets links, OperationLocator operations) {
        List<Vertex> dead = retained.stream()
                .filter(vertex -> vertex.kind() == Kind.LINK)
                .filter(link -> links.isDead(link.document(), link.node(), operations))
                .toList();
        dead.forEach(link -> report.add(
                link.entry(Decision.DROPPED, "is left out, because it leads to an operation that is not exposed")));
        retained.removeAll(dead);
    }
}
