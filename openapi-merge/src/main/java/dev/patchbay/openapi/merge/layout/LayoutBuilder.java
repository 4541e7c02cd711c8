package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.config.MergeConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.equivalence.Comparison;
import dev.patchbay.openapi.merge.equivalence.Difference;
import dev.patchbay.openapi.merge.equivalence.EffectiveOperation;
import dev.patchbay.openapi.merge.equivalence.EqualityPolicy;
import dev.patchbay.openapi.merge.equivalence.Resolver;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.Kind;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathItem;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.model.References;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Places operations under the platform's paths and resolves collisions.
 *
 * <p>Codes: PB-107 path variables that do not fit, PB-301 two unequal operations in one place.
 */
public final class LayoutBuilder {

    private final MergeConfig config;
    private final Map<ApiDocument, Selection> selections;
    private final References references;
    private final Problems problems;
    private final ReportBuilder report;
    private final Map<String, List<Draft>> byPath = new LinkedHashMap<>();
    private final Map<List<Object>, Draft> drafts = new HashMap<>();
    private final Map<String, Taken> taken = new HashMap<>();
    private final Map<String, String> spelling = new HashMap<>();
    private final Set<ExposedOperation> dropped = new HashSet<>();
    private final Map<OperationSource, OperationMove> moves = new HashMap<>();
    private final OperationMoves soFar;

    /** A path item of the result to which operations are still added. */
    private record Draft(
            ApiDocument document,
            String sourcePath,
            PathItem source,
            Map<String, String> renames,
            Map<String, ExposedOperation> operations) {

        PlacedPathItem placed(PathParameterRenaming renaming) {
            return new PlacedPathItem(document, sourcePath, source, renames, operations, renaming);
        }
    }

    /** The operation that has a place, and the path item that it is in. */
    private record Taken(ExposedOperation exposed, Draft draft) {}

    /** Creates a builder for what was selected of each document, in order of precedence. */
    public LayoutBuilder(
            MergeConfig config,
            Map<ApiDocument, Selection> selections,
            References references,
            Problems problems,
            ReportBuilder report) {
        this.config = config;
        this.selections = selections;
        this.references = references;
        this.problems = problems;
        this.report = report;
        this.soFar = new OperationMoves(new RequestedPlaces(selections.values()), moves);
    }

    /** Places everything. */
    public Layout build() {
        selections.forEach((document, selection) -> {
            selection.operations().forEach(exposed -> place(exposed, exposed.path()));
            selection.emptyPaths().forEach((path, item) -> {
                List<Draft> there = byPath.computeIfAbsent(spelled(document, item.path()), any -> new ArrayList<>());
                if (there.isEmpty()) {
                    there.add(new Draft(document, path, item.item(), Map.of(), Map.of()));
                }
            });
        });
        PathParameterRenaming renaming = new PathParameterRenaming(references, problems);
        Map<String, List<PlacedPathItem>> placed = new LinkedHashMap<>();
        byPath.forEach((path, items) -> placed.put(
                path,
                items.stream()
                        .filter(draft ->
                                items.size() == 1 || !draft.operations().isEmpty())
                        .map(draft -> draft.placed(renaming))
                        .toList()));
        return new Layout(placed, soFar, dropped, inPlace());
    }

    /** The one document, if there is only one and all of it is exposed under its own paths. */
    private @Nullable ApiDocument inPlace() {
        if (selections.size() != 1) {
            return null;
        }
        Map.Entry<ApiDocument, Selection> only =
                selections.entrySet().iterator().next();
        boolean complete = only.getValue().isComplete()
                && only.getValue().operations().stream()
                        .allMatch(exposed ->
                                exposed.path().equals(exposed.operation().path()));
        return complete ? only.getKey() : null;
    }

    /** Returns the spelling of a path in the result: that of the first document with a path of this shape. */
    private String spelled(ApiDocument document, String path) {
        String first = spelling.putIfAbsent(PathTemplate.shape(path), path);
        if (first == null || first.equals(path)) {
            return path;
        }
        // Two spellings in one document are kept.
        boolean own = byPath.getOrDefault(first, List.of()).stream()
                .anyMatch(draft -> draft.document().equals(document));
        return own ? path : first;
    }

    private void place(ExposedOperation exposed, String wanted) {
        OperationEntry operation = exposed.operation();
        String path = spelled(operation.document(), wanted);
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
            resolve(other, exposed, path, renames);
        }
    }

    private static String key(OperationEntry operation, String path) {
        return operation.key() + " " + path;
    }

    private void put(ExposedOperation exposed, String path, Map<String, String> renames) {
        OperationEntry operation = exposed.operation();
        Draft draft = drafts.computeIfAbsent(List.of(operation.document(), operation.path(), path), any -> {
            Draft fresh =
                    new Draft(operation.document(), operation.path(), operation.item(), renames, new LinkedHashMap<>());
            byPath.computeIfAbsent(path, none -> new ArrayList<>()).add(fresh);
            return fresh;
        });
        draft.operations().put(operation.key(), exposed);
        taken.put(key(operation, path), new Taken(exposed, draft));
        moves.put(OperationSource.of(operation), new OperationMove(target(operation, path), renames));
        if (!renames.isEmpty()) {
            report.add(
                    Decision.RENAMED,
                    operation.document().service(),
                    operation.toString(),
                    "has path parameters renamed " + renames + " for the path " + path,
                    operation.operation().location());
        }
    }

    private static Pointer target(OperationEntry operation, String path) {
        return Kind.METHODS.contains(operation.key())
                ? Pointer.of("paths", path, operation.key())
                : Pointer.of("paths", path, "additionalOperations", operation.key());
    }

    /** Resolves a collision of two operations that ask for the same path and method. */
    private void resolve(Taken first, ExposedOperation second, String path, Map<String, String> renames) {
        OperationEntry one = first.exposed().operation();
        OperationEntry other = second.operation();
        Difference difference = difference(one, other, first.draft().renames(), renames);
        if (difference == null) {
            yieldTo(first, second, path, renames);
            report(Decision.DEDUPLICATED, second, "is the same as in " + one.document() + ", so there is one");
            return;
        }
        String collision = other.method() + " " + path + " differs from " + one.document() + " ("
                + one.operation().location() + ") at " + (difference.path().isEmpty() ? "/" : difference.path()) + ": "
                + difference.text();
        switch (config.conflicts()) {
            case ERROR ->
                problems.add(LocatedProblem.conflict(
                        "PB-301",
                        other.operation().location(),
                        collision
                                + "; hide one of them, give one another path, or set conflicts: first, last or"
                                + " prefix"));
            case FIRST -> {
                dropped.add(second);
                yieldTo(first, second, path, renames);
                report(Decision.DROPPED, second, "is left out, because " + one.document() + " comes first");
            }
            case LAST -> {
                first.draft().operations().remove(one.key());
                dropped.add(first.exposed());
                moves.put(
                        OperationSource.of(one),
                        new OperationMove(target(one, path), first.draft().renames()));
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

    private void yieldTo(Taken first, ExposedOperation second, String path, Map<String, String> renames) {
        moves.put(
                OperationSource.of(second.operation()),
                new OperationMove(target(first.exposed().operation(), path), renames));
    }

    private void report(Decision decision, ExposedOperation exposed, String text) {
        OperationEntry operation = exposed.operation();
        SourceLocation location = operation.operation().location();
        report.add(decision, operation.document().service(), operation.toString(), text, location);
    }

    private @Nullable Difference difference(
            OperationEntry one,
            OperationEntry other,
            Map<String, String> ownRenames,
            Map<String, String> otherRenames) {
        Resolver side = new Resolver(references);
        LayoutTolerance tolerance = new LayoutTolerance(new EqualityPolicy(config), soFar, otherRenames);
        // The one that is placed already is the measure, so it stands on the right, with the names that it has now.
        Mapping measured = new PathParameterRenaming(references, problems)
                .rename(one.item().home(), one.item().flat(), ownRenames);
        Mapping operation = measured.mapping(one.key());
        EffectiveOperation right = EffectiveOperation.of(
                one.document(), one.item().home(), measured, operation == null ? one.operation() : operation);
        EffectiveOperation left = EffectiveOperation.of(
                other.document(), other.item().home(), other.item().flat(), other.operation());
        return new Comparison(side, side, tolerance).compare(left, right);
    }
}
