package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.config.MergeConfig.Prune;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.References.Located;
import dev.patchbay.openapi.merge.model.Target;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes all decisions of a merge. */
public final class Planner {

    private static final Kind SECURITY = Kind.OPENAPI.child("security");

    private final MergeConfig config;
    private final List<ApiDocument> documents;
    private final Map<ApiDocument, Selection> selections;
    private final References references;
    private final Problems problems;
    private final ReportBuilder report;

    /** A planner for documents in order of precedence and what was selected of each. */
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
        this.problems = problems;
        this.report = report;
    }

    public Plan plan() {
        UnresolvedReferences unresolved = new UnresolvedReferences(references, problems);
        Vertices vertices = new Vertices(references, unresolved);
        Layout layout = new Placing(config, references, problems, report).place(selections);
        layout.all().forEach(placement -> {
            Mapping reference = placement.reference();
            String text = reference == null ? null : reference.text("$ref");
            Vertex target = text == null ? null : vertices.of(placement.document(), text, Kind.PATH_ITEM);
            if (target != null && !target.isComponent() && layout.inside(target.document(), target.pointer()) == null) {
                placement.spellOut();
            }
        });
        Webhooks webhooks = new Webhooks(config, selections, references, layout, report);
        Roots roots = new Inheritance(config, primary(), references, report).settle(layout, webhooks);
        TagNames tags = new TagNames(config, List.copyOf(selections.keySet()), report);
        Meaning meaning = new Meaning(references, vertices, layout, tags, config);
        Set<Vertex> retained = retained(vertices, layout, webhooks, roots);
        retained.removeIf(meaning::staysInPlace);
        OperationNames operationIds = new OperationNames();
        OperationPlaces places = places(layout, webhooks, retained, operationIds, new OperationPlaces.Components() {
            @Override
            public boolean has(Vertex vertex) {
                return retained.contains(vertex);
            }

            @Override
            public String nameOf(Vertex vertex) {
                return vertex.name();
            }

            @Override
            public Vertex representative(Vertex vertex) {
                return vertex;
            }
        });
        // Nothing depends on a link, so a link to an operation that is not there can just go.
        retained.removeAll(retained.stream()
                .filter(vertex -> vertex.kind() == Kind.LINK && isDead(vertex, meaning, places))
                .toList());
        Names names = new Names(retained, meaning, config.lock(), report);
        List<Vertex> written = names.all().stream().filter(names::isWritten).toList();
        operationIds.use(parts(layout, webhooks, written, operationIds), report);
        operationIds.settle(documents, config.lock(), report);
        AnchorNames anchors = new AnchorNames(documents, references, names, layout, problems, report);
        return new Plan(
                documents,
                references,
                vertices,
                meaning,
                layout,
                webhooks,
                names,
                operationIds,
                places(layout, webhooks, names.all(), operationIds, names),
                tags,
                roots,
                anchors);
    }

    private static List<Part> parts(
            Layout layout, Webhooks webhooks, Collection<Vertex> components, OperationNames operationIds) {
        return Part.of(layout, webhooks, components, operationIds::written, operationIds::replace);
    }

    private OperationPlaces places(
            Layout layout,
            Webhooks webhooks,
            Collection<Vertex> components,
            OperationNames operationIds,
            OperationPlaces.Components known) {
        List<Part> parts = parts(layout, webhooks, components, operationIds);
        return new OperationPlaces(layout, webhooks, references, parts, known);
    }

    /** The platform's own document and the inputs, without the files they are made of. */
    private List<ApiDocument> primary() {
        return documents.stream()
                .filter(document -> document.index() < 0 || selections.containsKey(document))
                .toList();
    }

    private Set<Vertex> retained(Vertices vertices, Layout layout, Webhooks webhooks, Roots roots) {
        Reachability kept = new Reachability(vertices);
        layout.all().forEach(placement -> {
            Mapping reference = placement.reference();
            kept.from(placement.home(), placement.item(), Kind.PATH_ITEM);
            if (reference != null) {
                kept.from(placement.document(), reference, Kind.PATH_ITEM);
            }
        });
        webhooks.all().values().forEach(hook -> kept.from(hook.home(), hook.written(), Kind.PATH_ITEM));
        roots.security().ifPresent(security -> kept.from(security.document(), security.node(), SECURITY));
        for (ApiDocument document : documents) {
            if (document.index() < 0) {
                Vertices.components(document).forEach(kept::from);
            } else if (selections.containsKey(document)) {
                unused(vertices, document).forEach(kept::from);
            }
        }
        Set<Vertex> ordered = new LinkedHashSet<>();
        for (ApiDocument document : documents) {
            List<Vertex> components = new ArrayList<>(Vertices.components(document));
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

    private boolean isDead(Vertex link, Meaning meaning, OperationPlaces places) {
        Located located = references.follow(link.document(), link.node(), Kind.LINK);
        Target target = located != null && located.node() instanceof Mapping mapping
                ? meaning.linked(located.document(), mapping)
                : null;
        boolean dead = target != null && places.of(target.document(), target.pointer()) == null;
        if (dead) {
            report.add(
                    link.entry(Decision.DROPPED, "is left out, because it leads to an operation that is not exposed"));
        }
        return dead;
    }

    /** The components of a document that nothing exposed uses, and that stay all the same. */
    private List<Vertex> unused(Vertices vertices, ApiDocument document) {
        Selection selection = selections.get(document);
        boolean all = config.prune() == Prune.NEVER;
        if (selection == null || config.prune() == Prune.ALWAYS || (!all && !selection.isComplete())) {
            return List.of();
        }
        // What only a dropped duplicate of another service's operation used has no use any more.
        Reachability before = new Reachability(vertices);
        if (!all) {
            selection
                    .operations()
                    .forEach(exposed -> before.from(
                            exposed.operation().item().home(),
                            exposed.operation().item().flat(),
                            Kind.PATH_ITEM));
            selection
                    .operations()
                    .forEach(exposed ->
                            before.from(document, exposed.operation().item().written(), Kind.PATH_ITEM));
            Node security = document.root().get("security");
            if (security != null) {
                before.from(document, security, SECURITY);
            }
        }
        return Vertices.components(document).stream()
                .filter(vertex -> !before.reached().contains(vertex))
                .toList();
    }
}
