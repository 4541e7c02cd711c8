package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
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
    private final Set<Source> unequal = new HashSet<>();
    private @Nullable ApiDocument inPlace;
    private final Map<String, String> spelling = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Pointer>> moves = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Map<String, String>>> renames = new HashMap<>();
    private final Map<ApiDocument, Map<String, Set<String>>> results = new HashMap<>();
    private final Map<ApiDocument, Map<Pointer, Placement>> bySource = new HashMap<>();
    private final Map<Node, List<Source>> byItem = new HashMap<>();
    private final Map<Source, String> wanted = new HashMap<>();
    private final Map<String, String> firstSpelling = new HashMap<>();
    private final Map<Source, Map<String, String>> expected = new HashMap<>();

    /** An operation that is exposed, by its pointer in its own document. */
    private record Source(ApiDocument document, Pointer operation) {

        static Source of(OperationEntry entry) {
            return new Source(entry.document(), Pointer.of("paths", entry.path(), entry.key()));
        }
    }

    /**
     * Where an operation went.
     *
     * @param target its pointer in the result, as if nothing there were written as a reference
     * @param renames what its path parameters are called there
     */
    public record Move(Pointer target, Map<String, String> renames) {}

    /** Takes note of an operation that is to get a place, and of the path items that its path refers to. */
    void expose(Exposed exposed) {
        OperationEntry operation = exposed.operation();
        Source source = Source.of(operation);
        String shape = PathTemplate.shape(exposed.path());
        wanted.put(source, operation.key() + " " + shape);
        Map<String, String> names = PathTemplate.renames(
                operation.path(), exposed.path(), firstSpelling.computeIfAbsent(shape, any -> exposed.path()));
        expected.put(source, names == null ? Map.of() : names);
        for (Node item : operation.item().referred()) {
            byItem.computeIfAbsent(item, any -> new ArrayList<>()).add(source);
        }
    }

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

    /** The new names of an operation's path parameters. */
    public Map<String, String> renames(ApiDocument document, Pointer operation) {
        return renames.getOrDefault(document, Map.of()).getOrDefault(operation, Map.of());
    }

    /** An operation of a path, whichever of the two ways it is written in, for a pointer to it or into it. */
    static Pointer source(Pointer pointer) {
        return Pointer.of("paths", pointer.token(1), key(pointer));
    }

    private static String key(Pointer pointer) {
        return pointer.token(depth(pointer) - 1);
    }

    /** How many tokens of a pointer lead to the operation. */
    static int depth(Pointer pointer) {
        int item = itemDepth(pointer);
        return pointer.size() > item + 1 && pointer.token(item).equals("additionalOperations") ? item + 2 : item + 1;
    }

    /** How many tokens of a pointer lead to the path item. */
    static int itemDepth(Pointer pointer) {
        return pointer.token(0).equals("components") ? 3 : 2;
    }

    /** The exposed operations that a pointer to an operation means: itself, or those whose path refers to the path item it is in. */
    private List<Source> sources(ApiDocument document, Pointer pointer) {
        if (pointer.size() < depth(pointer)) {
            return List.of();
        }
        Source itself = new Source(document, source(pointer));
        if (pointer.token(0).equals("paths") && wanted.containsKey(itself)) {
            return List.of(itself);
        }
        Node item = new Pointer(pointer.tokens().subList(0, itemDepth(pointer))).in(document.root());
        return byItem.getOrDefault(item, List.of()).stream()
                .filter(source -> source.operation().token(2).equals(key(pointer)))
                .toList();
    }

    /** The platform paths that operations of a document's path went to, in their order. */
    public Set<String> pathsFrom(ApiDocument document, String sourcePath) {
        return results.getOrDefault(document, Map.of()).getOrDefault(sourcePath, Set.of());
    }

    /** Takes note that an operation lost its place to an unequal one. */
    void drop(Exposed exposed) {
        dropped.add(exposed);
        unequal.add(Source.of(exposed.operation()));
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

    /** Whose operation is at this pointer in the result; null when there is none. */
    @Nullable
    Placement holder(Pointer target) {
        Pointer operation = source(target);
        for (Placement placement : at(operation.token(1))) {
            if (placement.operation(operation.token(2)) != null) {
                return placement;
            }
        }
        return null;
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
        Pointer target = operation(document, source);
        Placement own = placement(document, source);
        Placement placement =
                own != null || target == null || unequal.contains(new Source(document, source)) ? own : holder(target);
        if (placement == null
                || target == null
                || !placement.renames().isEmpty()
                || !renames(document, source).isEmpty()) {
            return null;
        }
        Pointer result = target.then(pointer.from(depth(pointer)));
        // An equal operation may say by reference what this one says in place.
        boolean there = own != null
                || (placement.reference() == null && new Pointer(result.from(2)).in(placement.item()) != null);
        return there ? result : null;
    }

    /**
     * Where an operation went, or one in a callback of it, be it to the place of its equal; null when it is not exposed.
     *
     * @param pointer to it in its own document, under its path or in a path item that paths refer to
     */
    @Nullable
    Move move(ApiDocument document, Pointer pointer) {
        for (Source source : sources(document, pointer)) {
            Pointer target = operation(source.document(), source.operation());
            if (target != null) {
                Map<String, String> names = renames(source.document(), source.operation());
                return new Move(target.then(inside(pointer.from(depth(pointer)), names)), names);
            }
        }
        return null;
    }

    /** Whether two operations, given by pointers into their own documents, want one place, or ones in callbacks of such, so that one will stand for both. */
    boolean wantOnePlace(ApiDocument document, Pointer pointer, ApiDocument other, Pointer otherPointer) {
        Set<String> places = wanted(document, pointer);
        return wanted(other, otherPointer).stream().anyMatch(places::contains);
    }

    /** What an operation's path parameters are going to be called, as far as that can be told before all have their places. */
    Map<String, String> expectedRenames(ApiDocument document, Pointer pointer) {
        List<Source> sources = sources(document, pointer);
        return sources.isEmpty() ? Map.of() : expected.getOrDefault(sources.get(0), Map.of());
    }

    private Set<String> wanted(ApiDocument document, Pointer pointer) {
        Set<String> places = new HashSet<>();
        for (Source source : sources(document, pointer)) {
            String inside = String.join("/", pointer.from(depth(pointer)));
            places.add(wanted.getOrDefault(source, "") + "/" + PathTemplate.shape(inside));
        }
        return places;
    }

    /** The way on from an operation to one in a callback: {@code callbacks}, the name, the expression, and what is in it. */
    private static List<String> inside(List<String> tokens, Map<String, String> names) {
        List<String> renamed = new ArrayList<>(tokens);
        if (tokens.size() > 2) {
            renamed.set(2, PathTemplate.renameExpressions(tokens.get(2), names));
        }
        return renamed;
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
