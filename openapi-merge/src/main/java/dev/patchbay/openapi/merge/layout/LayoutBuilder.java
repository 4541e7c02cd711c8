package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.Side;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.Exposed;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays operations out under the platform's paths, and settles who has a place that two of them want.
 *
 * <p>Codes: PB-107 path variables that do not fit, PB-301 two unequal operations in one place.
 */
final class Placing {

    private final MergeConfig config;
    private final References references;
    private final Problems problems;
    private final ReportBuilder report;
    private final Layout layout = new Layout();
    private final Map<String, Taken> taken = new HashMap<>();
    private final Map<List<Object>, Placement> placements = new HashMap<>();

    /** Who is where. */
    private record Taken(Exposed exposed, Placement placement) {}

    Placing(MergeConfig config, References references, Problems problems, ReportBuilder report) {
        this.config = config;
        this.references = references;
        this.problems = problems;
        this.report = report;
    }

    Layout place(Map<ApiDocument, Selection> selections) {
        selections.values().forEach(selection -> selection.operations().forEach(layout::expose));
        selections.forEach((document, selection) -> {
            selection.operations().forEach(exposed -> place(exposed, exposed.path()));
            selection.emptyPaths().forEach((path, item) -> {
                String spelled = layout.spelled(document, item.path());
                if (layout.at(spelled).isEmpty()) {
                    layout.add(spelled, new Placement(document, path, item.item(), Map.of()));
                }
            });
        });
        boolean complete = selections.size() == 1
                && selections.values().stream().allMatch(Selection::isComplete)
                && selections.values().stream()
                        .flatMap(selection -> selection.operations().stream())
                        .allMatch(exposed ->
                                exposed.path().equals(exposed.operation().path()));
        if (complete) {
            selections.keySet().forEach(layout::keepInPlace);
        }
        layout.settle(new ParameterRenaming(references, problems));
        return layout;
    }

    private void place(Exposed exposed, String wanted) {
        OperationEntry operation = exposed.operation();
        String path = layout.spelled(operation.document(), wanted);
        Map<String, String> renames = PathTemplate.renames(operation.path(), wanted, path);
        if (renames == null || !path.startsWith("/")) {
            problems.add(LocatedProblem.configuration(
                    "PB-107",
                    exposed.rule().location(),
                    operation + " cannot go to " + path + ": it must start with / and have the same variables"));
            return;
        }
        Taken other = taken.get(key(operation, path));
        if (other == null) {
            put(exposed, path, renames);
        } else {
            contend(other, exposed, path, renames);
        }
    }

    private static String key(OperationEntry operation, String path) {
        return operation.key() + " " + path;
    }

    private void put(Exposed exposed, String path, Map<String, String> renames) {
        OperationEntry operation = exposed.operation();
        Placement placement = placements.computeIfAbsent(List.of(operation.document(), operation.path(), path), any -> {
            Placement fresh = new Placement(operation.document(), operation.path(), operation.item(), renames);
            layout.add(path, fresh);
            return fresh;
        });
        placement.add(exposed);
        taken.put(key(operation, path), new Taken(exposed, placement));
        layout.moved(operation.document(), source(operation), target(operation, path), renames);
        if (!renames.isEmpty()) {
            report.add(
                    Decision.RENAMED,
                    operation.document().service(),
                    operation.toString(),
                    "has path parameters renamed " + renames + " for the path " + path,
                    operation.operation().location());
        }
    }

    private static Pointer source(OperationEntry operation) {
        return Pointer.of("paths", operation.path(), operation.key());
    }

    private static Pointer target(OperationEntry operation, String path) {
        return Kind.METHODS.contains(operation.key())
                ? Pointer.of("paths", path, operation.key())
                : Pointer.of("paths", path, "additionalOperations", operation.key());
    }

    private void contend(Taken first, Exposed second, String path, Map<String, String> renames) {
        OperationEntry one = first.exposed().operation();
        OperationEntry other = second.operation();
        Difference difference = difference(one, other, first.placement().renames(), renames);
        if (difference == null) {
            yieldTo(first, second, path, renames, true, "is the same as in " + one.document() + ", so there is one");
            return;
        }
        String fight = other.method() + " " + path + " differs from " + one.document() + " ("
                + one.operation().location() + ") at " + (difference.path().isEmpty() ? "/" : difference.path()) + ": "
                + difference.text();
        switch (config.conflicts()) {
            case ERROR ->
                problems.add(LocatedProblem.conflict(
                        "PB-301",
                        other.operation().location(),
                        fight + "; hide one of them, give one another path, or set conflicts: first, last or prefix"));
            case FIRST ->
                yieldTo(first, second, path, renames, false, "is left out, because " + one.document() + " comes first");
            case LAST -> {
                first.placement().remove(one.key());
                layout.drop(first.exposed());
                layout.moved(
                        one.document(),
                        source(one),
                        target(one, path),
                        first.placement().renames());
                report(Decision.DROPPED, first.exposed(), "is left out, because " + other.document() + " comes last");
                put(second, path, renames);
            }
            case PREFIX -> {
                String prefixed = "/" + other.document().service() + path;
                report(Decision.MOVED, second, "is at " + prefixed + ", because " + one.document() + " has " + path);
                place(second, prefixed);
            }
        }
    }

    private void yieldTo(
            Taken first, Exposed second, String path, Map<String, String> renames, boolean same, String reason) {
        if (!same) {
            layout.drop(second);
        }
        layout.moved(
                second.operation().document(),
                source(second.operation()),
                target(first.exposed().operation(), path),
                renames);
        report(same ? Decision.DEDUPLICATED : Decision.DROPPED, second, reason);
    }

    private void report(Decision decision, Exposed exposed, String text) {
        OperationEntry operation = exposed.operation();
        SourceLocation location = operation.operation().location();
        report.add(decision, operation.document().service(), operation.toString(), text, location);
    }

    private @Nullable Difference difference(
            OperationEntry one,
            OperationEntry other,
            Map<String, String> ownRenames,
            Map<String, String> otherRenames) {
        Side side = new Side(references);
        PlacingTolerance tolerance = new PlacingTolerance(config, layout, otherRenames);
        // The one that is placed already is the measure, so it stands on the right, with the names it goes by now.
        Mapping measured = new ParameterRenaming(references, problems)
                .rename(one.item().home(), one.item().flat(), ownRenames);
        Mapping operation = measured.mapping(one.key());
        EffectiveOperation right = EffectiveOperation.of(
                one.document(), one.item().home(), measured, operation == null ? one.operation() : operation);
        EffectiveOperation left = EffectiveOperation.of(
                other.document(), other.item().home(), other.item().flat(), other.operation());
        return new Comparison(side, side, tolerance).compare(left, right);
    }
}
