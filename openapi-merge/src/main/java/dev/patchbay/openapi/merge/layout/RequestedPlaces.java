package dev.patchbay.openapi.merge.layout;

import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.model.PathTemplate;
import dev.patchbay.openapi.merge.selection.ExposedOperation;
import dev.patchbay.openapi.merge.selection.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The target paths and methods that exposed operations ask for, before collisions are resolved. */
final class RequestedPlaces {

    private final Map<Node, List<OperationSource>> byItem = new HashMap<>();
    private final Map<OperationSource, String> places = new HashMap<>();
    private final Map<OperationSource, Map<String, String>> renames = new HashMap<>();

    RequestedPlaces(Collection<Selection> selections) {
        Map<String, String> firstSpelling = new HashMap<>();
        for (Selection selection : selections) {
            for (ExposedOperation exposed : selection.operations()) {
                add(exposed, firstSpelling);
            }
        }
    }

    private void add(ExposedOperation exposed, Map<String, String> firstSpelling) {
        OperationEntry operation = exposed.operation();
        OperationSource source = OperationSource.of(operation);
        String shape = PathTemplate.shape(exposed.path());
        places.put(source, operation.key() + " " + shape);
        Map<String, String> names = PathTemplate.renames(
                operation.path(), exposed.path(), firstSpelling.computeIfAbsent(shape, any -> exposed.path()));
        renames.put(source, names == null ? Map.of() : names);
        for (Node item : operation.item().referred()) {
            byItem.computeIfAbsent(item, any -> new ArrayList<>()).add(source);
        }
    }

    /**
     * Returns the exposed operations that a pointer to an operation means: itself, or those whose path refers to the
     * path item it is in.
     */
    List<OperationSource> sources(ApiDocument document, Pointer pointer) {
        if (pointer.size() < OperationPointers.depth(pointer)) {
            return List.of();
        }
        OperationSource itself = new OperationSource(document, OperationPointers.operation(pointer));
        if (pointer.token(0).equals("paths") && places.containsKey(itself)) {
            return List.of(itself);
        }
        Node item = new Pointer(pointer.tokens().subList(0, OperationPointers.itemDepth(pointer))).in(document.root());
        return byItem.getOrDefault(item, List.of()).stream()
                .filter(source -> source.operation().token(2).equals(OperationPointers.key(pointer)))
                .toList();
    }

    /**
     * True if both operations, given by pointers into their own documents, map to the same target path and method, or
     * to callbacks of such, so that one replaces the other.
     */
    boolean collide(ApiDocument document, Pointer pointer, ApiDocument other, Pointer otherPointer) {
        Set<String> wanted = places(document, pointer);
        return places(other, otherPointer).stream().anyMatch(wanted::contains);
    }

    private Set<String> places(ApiDocument document, Pointer pointer) {
        Set<String> found = new HashSet<>();
        for (OperationSource source : sources(document, pointer)) {
            String inside = String.join("/", pointer.from(OperationPointers.depth(pointer)));
            found.add(places.getOrDefault(source, "") + "/" + PathTemplate.shape(inside));
        }
        return found;
    }

    /**
     * Returns the new names of an operation's path parameters, as far as they are known before collisions are resolved.
     */
    Map<String, String> renames(ApiDocument document, Pointer pointer) {
        List<OperationSource> sources = sources(document, pointer);
        return sources.isEmpty() ? Map.of() : renames.getOrDefault(sources.get(0), Map.of());
    }
}
