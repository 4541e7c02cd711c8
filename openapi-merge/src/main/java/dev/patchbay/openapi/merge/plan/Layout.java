package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operations stand under which platform path, in the order in which paths were first given. */
public final class Layout {

    private final Map<String, List<Placement>> byPath = new LinkedHashMap<>();
    private final Set<Exposed> dropped = new HashSet<>();
    private @Nullable ApiDocument inPlace;
    private final Map<String, String> spelling = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Pointer>> moves = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Map<String, String>>> renames = new HashMap<>();
    private final Map<ApiDocument, Map<String, Set<String>>> results = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Placement>> bySource = new HashMap<>();

    /** How a path is spelled in the result: as the first document that has one of its shape spells it. */
    String spelled(ApiDocument document, String path) {
        String first = spelling.putIfAbsent(PathTemplate.shape(path), path);
        if (first == null || first.equals(path)) {
            return path;
        }
        // Two spellings in one document are that document's own affair.
        boolean own =
                at(first).stream().anyMatch(placement -> placement.document().equals(document));
        return own ? path : first;
    }

    void add(String path, Placement placement) {
        byPath.computeIfAbsent(path, any -> new ArrayList<>()).add(placement);
    }

    /** Takes note of where an operation went, be it to another one that is its equal, and what its path parameters are called there. */
    void moved(ApiDocument document, Pointer operation, Pointer target, Map<String, String> renames) {
        moves.computeIfAbsent(document, any -> new HashMap<>()).put(operation, target);
        this.renames.computeIfAbsent(document, any -> new HashMap<>()).put(operation, renames);
    }

    /** The new names of an operation's path parameters, by the pointer to it or to what is inside of it. */
    public Map<String, String> renames(ApiDocument document, Pointer operation) {
        return renames.getOrDefault(document, Map.of()).getOrDefault(source(operation), Map.of());
    }

    /** An operation of a path, whichever of the two ways it is written in, for a pointer to it or into it. */
    public static Pointer source(Pointer pointer) {
        return Pointer.of("paths", pointer.token(1), pointer.token(depth(pointer) - 1));
    }

    /** How many tokens of a pointer lead to the operation. */
    static int depth(Pointer pointer) {
        return pointer.size() > 3 && pointer.token(2).equals("additionalOperations") ? 4 : 3;
    }

    /** The platform paths that operations of a document's path went to, in their order. */
    public Set<String> pathsFrom(ApiDocument document, String sourcePath) {
        return results.getOrDefault(document, Map.of()).getOrDefault(sourcePath, Set.of());
    }

    /** Takes note that an operation lost its place to an unequal one. */
    void drop(Exposed exposed) {
        dropped.add(exposed);
    }

    /** Whether an operation lost its place to an unequal one, as configured. */
    public boolean isDropped(Exposed exposed) {
        return dropped.contains(exposed);
    }

    /** Makes everything stay where it is, because it is the one document and all of it is exposed. */
    void keepInPlace(ApiDocument document) {
        inPlace = document;
    }

    /** Fixes what is in each placement. */
    void settle(ParameterRenaming renaming) {
        byPath.values().forEach(placements -> {
            placements.removeIf(placement -> placement.operations().isEmpty() && placements.size() > 1);
            placements.forEach(placement -> placement.settle(renaming));
        });
        byPath.forEach((path, placements) ->
                placements.forEach(placement -> results.computeIfAbsent(placement.document(), any -> new HashMap<>())
                        .computeIfAbsent(placement.sourcePath(), any -> new LinkedHashSet<>())
                        .add(path)));
        byPath.forEach((path, placements) -> placements.forEach(placement -> placement
                .operations()
                .forEach(exposed -> bySource.computeIfAbsent(placement.document(), any -> new HashMap<>())
                        .put(
                                Pointer.of(
                                        "paths",
                                        placement.sourcePath(),
                                        exposed.operation().key()),
                                placement))));
    }

    public Collection<String> paths() {
        return byPath.keySet();
    }

    public List<Placement> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** All placements, in the order of paths. */
    public List<Placement> all() {
        return byPath.values().stream().flatMap(List::stream).toList();
    }

    /** The placement of an operation, by its pointer in its own document; null when it is not written from there. */
    public @Nullable Placement placement(ApiDocument document, Pointer operation) {
        return bySource.getOrDefault(document, Map.of()).get(operation);
    }

    /** Where an operation is in the result, by its pointer in its own document; null when it is not exposed. */
    public @Nullable Pointer operation(ApiDocument document, Pointer operation) {
        return moves.getOrDefault(document, Map.of()).get(operation);
    }

    /** Where what is inside of an operation is in the result; null when it is not written, or not as it was. */
    public @Nullable Pointer inside(ApiDocument document, Pointer pointer) {
        if (document.equals(inPlace)) {
            return pointer;
        }
        if (pointer.size() < 3 || !pointer.token(0).equals("paths")) {
            return null;
        }
        if (pointer.token(2).equals("parameters")) {
            return insideShared(document, pointer);
        }
        Pointer source = source(pointer);
        Placement placement = placement(document, source);
        Pointer target = operation(document, source);
        boolean asItWas =
                placement != null && target != null && placement.renames().isEmpty();
        return asItWas && target != null ? target.then(pointer.from(depth(pointer))) : null;
    }

    /** Where an operation in a callback of an operation is in the result; null when that one is not exposed. */
    @Nullable
    Pointer callback(ApiDocument document, Pointer pointer) {
        Pointer target = operation(document, source(pointer));
        if (target == null) {
            return null;
        }
        Map<String, String> names = renames(document, pointer);
        return target.then(pointer.from(depth(pointer)).stream()
                .map(token -> PathTemplate.renameExpressions(token, names))
                .toList());
    }

    /** Parameters of a path item stay where they are when the path item has a path of the result to itself. */
    private @Nullable Pointer insideShared(ApiDocument document, Pointer pointer) {
        for (Map.Entry<String, List<Placement>> entry : byPath.entrySet()) {
            Placement only = entry.getValue().size() == 1 ? entry.getValue().get(0) : null;
            if (only != null
                    && only.document().equals(document)
                    && only.sourcePath().equals(pointer.token(1))
                    && only.renames().isEmpty()) {
                return Pointer.of("paths", entry.getKey()).then(pointer.from(2));
            }
        }
        return null;
    }
}
