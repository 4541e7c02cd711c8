package dev.patchbay.openapi.merge.verify;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.equivalence.Resolver;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Dialects;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.OperationIds;
import dev.patchbay.openapi.merge.model.Operations;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.model.Walker;
import dev.patchbay.openapi.merge.plan.Plan;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.RouteEntry;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import dev.patchbay.openapi.merge.selection.ExposedWebhook;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares every exposed operation, webhook and component as it was with what it is in the result. Runs in every merge.
 *
 * <p>Codes: PB-901 something means something else, PB-902 something is documented that is not planned or routed, PB-903
 * a reference that leads nowhere, PB-904 an operationId twice.
 */
public final class Verifier {

    private final MergeConfig config;
    private final Plan plan;
    private final ApiDocument result;
    private final References references;
    private final Resolver left;
    private final Resolver right;
    private final boolean dialectsDiffer;
    private final Problems problems;
    private final Map<ApiDocument, Comparison> comparisons = new HashMap<>();

    /** Creates a verifier for the result of a plan. */
    public Verifier(MergeConfig config, Plan plan, Mapping tree, Problems problems) {
        this.config = config;
        this.plan = plan;
        this.result = ApiDocument.ofResult(tree);
        this.references = new References(List.of(result));
        this.left = new Resolver(plan.references());
        this.right = new Resolver(references);
        this.dialectsDiffer = !tree.has("jsonSchemaDialect");
        this.problems = problems;
    }

    /** Adds a problem for each difference that was not planned. */
    public void verify(Map<ApiDocument, Selection> selections, List<RouteEntry> routes) {
        selections.values().forEach(selection -> {
            selection.operations().forEach(this::operation);
            selection.webhooks().forEach(this::webhook);
        });
        plan.names().all().forEach(this::component);
        routesAreDocumented(routes);
        onlyPlannedPartsAreDocumented();
        referencesLeadSomewhere();
        operationIdsAreUnique();
    }

    private void operation(ExposedOperation exposed) {
        OperationEntry entry = exposed.operation();
        Pointer source = Pointer.of("paths", entry.path(), entry.key());
        Pointer target = plan.layout().target(entry.document(), source);
        if (target == null || plan.layout().isDropped(exposed)) {
            return;
        }
        EffectiveOperation before = EffectiveOperation.of(
                entry.document(),
                entry.item().home(),
                entry.item().flat(),
                configured(entry.document(), entry.operation()));
        compare(
                entry.document(),
                entry.toString(),
                before,
                after(target),
                plan.layout().renames(entry.document(), source),
                plan.layout().placement(entry.document(), source) == null);
    }

    private static Mapping configured(ApiDocument document, Mapping operation) {
        return Operations.withTag(operation, document.config().tag());
    }

    private @Nullable EffectiveOperation after(Pointer target) {
        Node item = Pointer.of(target.token(0), target.token(1)).in(result.root());
        if (item == null) {
            return null;
        }
        PathItem flat = PathItem.of(result, item, references);
        Node operation = new Pointer(target.from(2)).in(flat.flat());
        return operation instanceof Mapping mapping
                ? EffectiveOperation.of(result, result, flat.flat(), mapping)
                : null;
    }

    private void webhook(ExposedWebhook hook) {
        String name = plan.webhooks().nameOf(hook.document(), hook.name());
        if (name == null || config.conflicts() == MergeConfig.Conflicts.FIRST) {
            return;
        }
        PathItem item = PathItem.of(hook.document(), hook.item(), plan.references());
        Operations.forEach(
                item.flat(),
                (key, operation) -> compare(
                        hook.document(),
                        "webhook " + hook.name() + " " + key,
                        EffectiveOperation.of(
                                hook.document(), item.home(), item.flat(), configured(hook.document(), operation)),
                        after(Pointer.of("webhooks", name, key)),
                        Map.of(),
                        !plan.webhooks().isWritten(hook.document(), hook.name())));
    }

    private void compare(
            ApiDocument document,
            String subject,
            EffectiveOperation before,
            @Nullable EffectiveOperation after,
            Map<String, String> renames,
            boolean standsIn) {
        if (after == null) {
            problem("PB-901", before.rest(), document + " " + subject + " is missing in the merged document");
            return;
        }
        Comparison comparison =
                renames.isEmpty() && !standsIn ? comparison(document) : fresh(document, renames, standsIn);
        report(document, subject, comparison.compare(before, after));
    }

    private Comparison comparison(ApiDocument document) {
        return comparisons.computeIfAbsent(document, any -> fresh(document, Map.of(), false));
    }

    private Comparison fresh(ApiDocument document, Map<String, String> renames, boolean standsIn) {
        return new Comparison(
                left,
                right,
                new PlannedChanges(new EqualityPolicy(config), plan, document, renames, dialectsDiffer, standsIn));
    }

    private void component(Vertex vertex) {
        Node after = Pointer.of("components", vertex.section(), plan.names().nameOf(vertex))
                .in(result.root());
        if (after == null && vertex.kind() == Kind.PATH_ITEM && isVersion30()) {
            return; // It is written out, and compared, where it was referred to.
        }
        if (after == null) {
            problem("PB-901", vertex.node(), vertex + " is missing in the merged document");
            return;
        }
        if (dialectsDiffer && vertex.kind() == Kind.SCHEMA) {
            dialect(vertex, after);
        }
        report(
                vertex.document(),
                vertex.pointer().toString(),
                comparison(vertex.document()).compare(vertex.document(), vertex.node(), result, after, vertex.kind()));
    }

    /** A schema names its document's dialect where the result cannot name one for all. */
    private void dialect(Vertex vertex, Node after) {
        String dialect = Dialects.named(vertex.document().root());
        boolean inherits = vertex.node() instanceof Mapping schema
                && !schema.isEmpty()
                && !schema.has("$schema")
                && !(schema.has("$ref") && schema.size() == 1);
        if (dialect != null && inherits && after instanceof Mapping named && !dialect.equals(named.text("$schema"))) {
            problem("PB-901", vertex.node(), vertex + " is not of the dialect " + dialect + " in the merged document");
        }
    }

    private boolean isVersion30() {
        return String.valueOf(result.root().get("openapi")).startsWith("3.0");
    }

    private void report(ApiDocument document, String subject, @Nullable Difference difference) {
        if (difference != null) {
            problems.add(LocatedProblem.internal(
                    "PB-901",
                    difference.left(),
                    document + " " + subject + " would mean something else in the merged document at "
                            + difference.path() + ": " + difference.text()
                            + "; this is a defect of openapi-merge, please report it"));
        }
    }

    private void routesAreDocumented(List<RouteEntry> routes) {
        Set<String> routed = new HashSet<>();
        routes.forEach(route -> routed.add(route.method() + " " + route.path()));
        Set<String> documented = new HashSet<>();
        OperationEntry.allOf(result, references).forEach(operation -> documented.add(operation.toString()));
        if (!routed.equals(documented) || routed.size() != routes.size()) {
            problem(
                    "PB-902",
                    result.root(),
                    routed.size() + " operations are routed and " + documented.size() + " documented");
        }
    }

    private void onlyPlannedPartsAreDocumented() {
        Set<String> planned = new HashSet<>();
        plan.webhooks().all().keySet().forEach(name -> planned.add("webhooks/" + name));
        plan.names()
                .all()
                .forEach(vertex ->
                        planned.add(vertex.section() + "/" + plan.names().nameOf(vertex)));
        Mapping components = result.root().mapping("components");
        for (int i = 0; components != null && i < components.size(); i++) {
            String section = components.key(i);
            if (Kind.ofSection(section) != null) {
                requirePlanned(planned, section, components.mapping(section));
            }
        }
        requirePlanned(planned, "webhooks", result.root().mapping("webhooks"));
    }

    private void requirePlanned(Set<String> planned, String section, @Nullable Mapping parts) {
        for (int i = 0; parts != null && i < parts.size(); i++) {
            if (!planned.contains(section + "/" + parts.key(i))) {
                problem(
                        "PB-902",
                        parts.value(i),
                        section + "/" + parts.key(i) + " is documented without being planned");
            }
        }
    }

    /** Checks that operationIds are unique, unless a document itself has one twice. */
    private void operationIdsAreUnique() {
        Set<String> repeated = new LinkedHashSet<>(new OperationIds(result).repeated());
        if (repeated.isEmpty()) {
            return;
        }
        for (ApiDocument document : plan.documents()) {
            for (String id : new OperationIds(document).repeated()) {
                repeated.remove(plan.operationIds().nameOf(document, id));
            }
        }
        repeated.forEach(
                id -> problem("PB-904", result.root(), "operationId " + id + " is there twice in the merged document"));
    }

    private void referencesLeadSomewhere() {
        new Walker() {
            @Override
            protected boolean enter(Mapping mapping, Kind kind) {
                String reference = References.reference(mapping, kind);
                if (reference != null && right.leadsNowhere(result, reference)) {
                    problem("PB-903", mapping, "$ref '" + reference + "' leads nowhere in the merged document");
                }
                if (!kind.isReferable() && mapping.text("$ref") != null) {
                    problems.add(LocatedProblem.input(
                            "PB-224",
                            mapping.keyLocation("$ref"),
                            "OpenAPI has no $ref in place of this (" + kind + "); write out what it leads to"
                                    + (config.bundle() ? "" : ", or set bundle: true to have it taken in")));
                }
                return true;
            }
        }.walk(result.root(), Kind.OPENAPI);
    }

    private void problem(String code, Node node, String message) {
        problems.add(LocatedProblem.internal(
                code, node.location(), message + "; this is a defect of openapi-merge, please report it"));
    }
}
