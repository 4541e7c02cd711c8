package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operations of the result by platform path, in the order in which paths were first given. Immutable. */
public final class Layout {

    private final Map<String, List<PlacedPathItem>> byPath;
    private final OperationMoves moves;
    private final Set<ExposedOperation> dropped;
    private final @Nullable ApiDocument inPlace;
    private final Set<OperationSource> unequal = new LinkedHashSet<>();
    private final Map<ApiDocument, Map<String, Set<String>>> results = new HashMap<>();
    private final Map<OperationSource, PlacedPathItem> bySource = new HashMap<>();

    /**
     * Indexes what was placed.
     *
     * @param dropped operations that lost their place to an unequal one
     * @param inPlace the one document of which everything stays where it is; null if there is no such document
     */
    Layout(
            Map<String, List<PlacedPathItem>> byPath,
            OperationMoves moves,
            Set<ExposedOperation> dropped,
            @Nullable ApiDocument inPlace) {
        this.byPath = byPath;
        this.moves = moves;
        this.dropped = dropped;
        this.inPlace = inPlace;
        dropped.forEach(exposed -> unequal.add(OperationSource.of(exposed.operation())));
        byPath.forEach((path, items) -> items.forEach(item -> {
            results.computeIfAbsent(item.document(), any -> new HashMap<>())
                    .computeIfAbsent(item.sourcePath(), any -> new LinkedHashSet<>())
                    .add(path);
            item.operations().forEach(exposed -> bySource.put(OperationSource.of(exposed.operation()), item));
        }));
    }

    /** Returns this layout with the chosen path items written out, even if their documents have references there. */
    public Layout writingOut(Predicate<PlacedPathItem> chosen) {
        if (all().stream().noneMatch(chosen)) {
            return this;
        }
        Map<String, List<PlacedPathItem>> changed = new LinkedHashMap<>();
        byPath.forEach((path, items) -> changed.put(
                path,
                items.stream()
                        .map(item -> chosen.test(item) ? item.writtenOut() : item)
                        .toList()));
        return new Layout(changed, moves, dropped, inPlace);
    }

    OperationMoves moves() {
        return moves;
    }

    /** Returns the platform paths, in the order in which they were first given. */
    public Collection<String> paths() {
        return byPath.keySet();
    }

    /** Returns what goes to a platform path. */
    public List<PlacedPathItem> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Returns all path items, in the order of paths. */
    public List<PlacedPathItem> all() {
        return byPath.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the platform paths that operations of a document's path went to, in their order. */
    public Set<String> pathsFrom(ApiDocument document, String sourcePath) {
        return results.getOrDefault(document, Map.of()).getOrDefault(sourcePath, Set.of());
    }

    /** True if an operation lost its place to an unequal one, as configured. */
    public boolean isDropped(ExposedOperation exposed) {
        return dropped.contains(exposed);
    }

    /**
     * Returns the path item that an operation is written in, by its pointer in its own document; null if it is not
     * written.
     */
    public @Nullable PlacedPathItem placement(ApiDocument document, Pointer operation) {
        return bySource.get(new OperationSource(document, operation));
    }

    /** Returns the path item whose operation is at this pointer in the result; null if there is none. */
    public @Nullable PlacedPathItem holder(Pointer target) {
        Pointer operation = OperationPointers.operation(target);
        for (PlacedPathItem item : at(operation.token(1))) {
            if (item.operation(operation.token(2)) != null) {
                return item;
            }
        }
        return null;
    }

    /** Returns the target of an operation, by its pointer in its own document; null if it is not exposed. */
    public @Nullable Pointer target(ApiDocument document, Pointer operation) {
        OperationMove move = moves.exact(document, operation);
        return move == null ? null : move.target();
    }

    /** Returns the new names of an operation's path parameters. */
    public Map<String, String> renames(ApiDocument document, Pointer operation) {
        OperationMove move = moves.exact(document, operation);
        return move == null ? Map.of() : move.renames();
    }

    /**
     * Returns the target of an operation or of one in a callback of it, be it that of its equal; null if it is not
     * exposed.
     *
     * @param pointer to it in its own document, under its path or in a path item that paths refer to
     */
    public @Nullable OperationMove move(ApiDocument document, Pointer pointer) {
        return moves.of(document, pointer);
    }

    /** Returns the target of something inside an operation; null if it is not written, or not as it was. */
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
        Pointer operation = OperationPointers.operation(pointer);
        OperationMove move = moves.exact(document, operation);
        if (move == null || !move.renames().isEmpty()) {
            return null;
        }
        PlacedPathItem own = placement(document, operation);
        boolean replaced = own == null && !unequal.contains(new OperationSource(document, operation));
        PlacedPathItem holder = replaced ? holder(move.target()) : own;
        if (holder == null || !holder.renames().isEmpty()) {
            return null;
        }
        Pointer result = move.target().then(pointer.from(OperationPointers.depth(pointer)));
        // An equal operation may have a reference where this one has the object itself.
        boolean exists =
                own != null || (holder.reference() == null && new Pointer(result.from(2)).in(holder.item()) != null);
        return exists ? result : null;
    }

    /** True if a reference to this can go on pointing into an operation. */
    public boolean isInPlace(Vertex vertex) {
        return !vertex.isComponent() && inside(vertex.document(), vertex.pointer()) != null;
    }

    /** Parameters of a path item stay where they are if the path item has a path of the result to itself. */
    private @Nullable Pointer insideShared(ApiDocument document, Pointer pointer) {
        for (Map.Entry<String, List<PlacedPathItem>> entry : byPath.entrySet()) {
            PlacedPathItem only =
                    entry.getValue().size() == 1 ? entry.getValue().get(0) : null;
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
