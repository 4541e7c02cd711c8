package dev.patchbay.openapi.merge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which components of all documents are one and the same: the coarsest partition in which members of a class have the same section and
 * name, say the same, and refer to members of the same classes. Starts from what components say, then splits classes whose members
 * refer to different classes until nothing splits any more, so that cycles and differences far away come out right (Kanellakis and
 * Smolka's partition refinement).
 */
final class Partition {

    private final Map<Vertex, Integer> classes = new HashMap<>();
    private int next;

    Partition(Collection<Vertex> all, Meaning meaning) {
        Map<Vertex, Outline> outlines = new HashMap<>();
        Map<List<Object>, Integer> initial = new HashMap<>();
        Map<List<Object>, Long> namesakes =
                all.stream().collect(Collectors.groupingBy(Partition::nameKey, Collectors.counting()));
        for (Vertex vertex : all) {
            List<Object> key = new ArrayList<>(nameKey(vertex));
            // Most names are there once, and what has no namesake need not be looked at.
            if (namesakes.getOrDefault(key, 0L) > 1) {
                Outline outline = Outline.of(vertex, meaning);
                outlines.put(vertex, outline);
                key.add(outline.digest());
            }
            classes.put(vertex, initial.computeIfAbsent(key, any -> initial.size()));
        }
        next = initial.size();
        while (refine(outlines)) {
            // Split classes may split others in turn.
        }
    }

    private static List<Object> nameKey(Vertex vertex) {
        return List.of(vertex.section(), vertex.isComponent() ? vertex.name() : vertex.pointer());
    }

    /** Splits classes whose members refer to different classes; whether there were any. */
    private boolean refine(Map<Vertex, Outline> outlines) {
        Map<List<Integer>, Integer> signatures = new HashMap<>();
        Set<Integer> kept = new HashSet<>();
        Map<Vertex, Integer> refined = new HashMap<>();
        outlines.forEach((vertex, outline) -> {
            Integer old = classes.getOrDefault(vertex, -1);
            List<Integer> signature = new ArrayList<>(outline.holes().size() + 1);
            signature.add(old);
            outline.holes().forEach(hole -> signature.add(classes.getOrDefault(hole, -1)));
            refined.put(vertex, signatures.computeIfAbsent(signature, any -> kept.add(old) ? old : next++));
        });
        boolean split =
                !refined.entrySet().stream().allMatch(entry -> entry.getValue().equals(classes.get(entry.getKey())));
        classes.putAll(refined);
        return split;
    }

    /** The class of a vertex; vertices of one class are one component. */
    int classOf(Vertex vertex) {
        Integer number = classes.get(vertex);
        if (number == null) {
            throw new IllegalArgumentException(vertex + " is not part of the result");
        }
        return number;
    }
}
