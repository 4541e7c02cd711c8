package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.MergeConfig;
import dev.patchbay.openapi.merge.MergeProblem;
import dev.patchbay.openapi.merge.Problems;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.selection.Exposed;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes all decisions of a merge. */
public final class Planner {

    private final MergeConfig config;
    private final List<ApiDocument> documents;
    private final Map<ApiDocument, Selection> selections;
    private final References references;
    private final Vertices vertices;
    private final Problems problems;
    private final ReportBuilder report;

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
        this.vertices = new Vertices(references);
        this.problems = problems;
        this.report = report;
    }

    public Plan plan() {
        Layout layout = layout();
        Map<String, ExposedWebhook> webhooks = new LinkedHashMap<>();
        selections
                .values()
                .forEach(selection -> selection.webhooks().forEach(hook -> webhooks.putIfAbsent(hook.name(), hook)));
        Names names = new Names(retained(), vertices, references, config.lock(), report);
        return new Plan(documents, references, vertices, layout, webhooks, names, operationNames(names));
    }

    private Layout layout() {
        Layout layout = new Layout();
        Map<String, Exposed> taken = new HashMap<>();
        for (ApiDocument document : documents) {
            for (Exposed exposed : selection(document).operations()) {
                Exposed other = taken.putIfAbsent(exposed.operation().method() + " " + exposed.path(), exposed);
                if (other == null) {
                    layout.add(exposed);
                } else {
                    problems.add(MergeProblem.conflict(
                            "PB-301",
                            exposed.operation().operation().location(),
                            exposed.operation().method() + " " + exposed.path() + " is already taken by "
                                    + other.operation().document() + " at "
                                    + other.operation().operation().location()));
                }
            }
        }
        return layout;
    }

    private Selection selection(ApiDocument document) {
        Selection selection = selections.get(document);
        return selection == null ? new Selection(List.of(), List.of(), List.of(), List.of()) : selection;
    }

    private Set<Vertex> retained() {
        Reachability kept = new Reachability(vertices);
        for (ApiDocument document : documents) {
            Selection selection = selection(document);
            for (Exposed exposed : selection.operations()) {
                ApiDocument home = exposed.operation().item().home();
                kept.from(home, exposed.operation().operation(), Kind.OPERATION);
                Node shared = exposed.operation().item().flat().get("parameters");
                if (shared != null) {
                    kept.from(home, shared, Kind.PATH_ITEM.child("parameters"));
                }
            }
            selection.webhooks().forEach(hook -> kept.from(document, hook.item(), Kind.PATH_ITEM));
            Node security = document.root().get("security");
            if (security != null) {
                kept.from(document, security, Kind.OPENAPI.child("security"));
            }
            if (selection.isComplete()) {
                Vertices.components(document).forEach(kept::from);
            }
        }
        Set<Vertex> ordered = new LinkedHashSet<>();
        for (ApiDocument document : documents) {
            List<Vertex> all = new ArrayList<>(Vertices.components(document));
            all.retainAll(kept.reached());
            ordered.addAll(all);
        }
        ordered.addAll(kept.reached());
        return ordered;
    }

    private OperationNames operationNames(Names names) {
        OperationNames ids = new OperationNames();
        for (ApiDocument document : documents) {
            Selection selection = selection(document);
            selection
                    .operations()
                    .forEach(exposed -> ids.use(document, exposed.operation().operation(), Kind.OPERATION));
            selection.webhooks().forEach(hook -> ids.use(document, hook.item(), Kind.PATH_ITEM));
        }
        names.all().stream()
                .filter(names::isWritten)
                .forEach(vertex -> ids.use(vertex.document(), vertex.node(), vertex.kind()));
        ids.settle(documents);
        return ids;
    }
}
