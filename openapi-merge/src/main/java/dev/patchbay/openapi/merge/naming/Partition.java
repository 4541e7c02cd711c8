package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.graph.Vertex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes of equal components of all documents: the coarsest partition in which members of a class have the same
 * section, name and structural digest, and refer to members of the same classes. Starts from the digests, then splits
 * classes whose members refer to different classes until nothing splits any more, so that cycles and differences far
 * away are found (Kanellakis and Smolka's partition refinement).
 */
final class Partition {

    private final Map<Vertex, Integer> classes = new HashMap<>();
    private int next;

    Partition(Collection<Vertex> all, ResolvedNames resolved) {
        Map<Vertex, StructuralDigest> digests = new HashMap<>();
        Map<List<Object>, Integer> initial = new HashMap<>();
        Map<List<Object>, Long> namesakes =
                all.stream().collect(Collectors.groupingBy(Partition::nameKey, Collectors.counting()));
        for (Vertex vertex : all) {
            List<Object> key = new ArrayList<>(nameKey(vertex));
            // Most names are there once, and a component without a namesake needs no digest.
            if (namesakes.getOrDefault(key, 0L) > 1) {
                StructuralDigest digest = StructuralDigest.of(vertex, resolved);
                digests.put(vertex, digest);
                key.add(digest.digest());
            }
            classes.put(vertex, initial.computeIfAbsent(key, any -> initial.size()));
        }
        next = initial.size();
        while (refine(digests)) {
            // Split classes may split others in turn.
        }
    }

    private static List<Object> nameKey(Vertex vertex) {
        return List.of(vertex.section(), vertex.isComponent() ? vertex.name() : vertex.pointer());
    }

    /** Splits classes whose members refer to different classes; true if there were any. */
    private boolean refine(Map<Vertex, StructuralDigest> digests) {
        Map<List<Integer>, Integer> signatures = new HashMap<>();
        Set<Integer> kept = new HashSet<>();
        Map<Vertex, Integer> refined = new HashMap<>();
        digests.forEach((vertex, digest) -> {
            Integer old = classes.getOrDefault(vertex, -1);
            List<Integer> signature = new ArrayList<>(digest.targets().size() + 1);
            signature.add(old);
            digest.targets().forEach(target -> signature.add(classes.getOrDefault(target, -1)));
            refined.put(vertex, signatures.computeIfAbsent(signature, any -> kept.add(old) ? old : next++));
        });
        boolean split =
                !refined.entrySet().stream().allMatch(entry -> entry.getValue().equals(classes.get(entry.getKey())));
        classes.putAll(refined);
        return split;
    }

    /** Returns the class of a vertex; vertices of one class are one component. */
    int classOf(Vertex vertex) {
        Integer number = classes.get(vertex);
        if (number == null) {
            throw new IllegalArgumentException(vertex + " is not part of the result");
        }
        return number;
    }
}
