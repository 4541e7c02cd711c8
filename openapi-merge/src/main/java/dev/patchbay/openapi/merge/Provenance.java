package dev.patchbay.openapi.merge;

import dev.patchbay.openapi.merge.document.JsonWriter;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.Sequence;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The source locations of a merged document, computed on demand.
 *
 * @param tree the merged document
 * @param sources the documents it came from
 */
public record Provenance(Mapping tree, List<SourceDocument> sources) {

    public Provenance {
        sources = List.copyOf(sources);
    }

    /**
     * The origin of a part of the merged document.
     *
     * @param pointer to it in the document it came from; empty if it came from the configuration
     * @param location in that document
     */
    public record Origin(String pointer, SourceLocation location) {}

    /** Returns the origin of each object, list and value of the merged document, by JSON pointer. */
    public Map<String, Origin> origins() {
        Map<SourceLocation, String> homes = new HashMap<>();
        sources.forEach(source -> collect(source.root(), Pointer.ROOT, homes));
        Map<String, Origin> origins = new LinkedHashMap<>();
        trace(tree, Pointer.ROOT, homes, origins);
        return origins;
    }

    /**
     * {@link #origins()} as a JSON object: {@code {"/paths/~1a": {"file": ..., "pointer": ..., "line": ..., "column":
     * ...}}}.
     */
    public byte[] json() {
        SourceLocation here = SourceLocation.of("map");
        Mapping.Builder map = Mapping.builder(here);
        origins()
                .forEach((pointer, origin) -> map.put(
                        pointer,
                        Mapping.builder(here)
                                .put(
                                        "file",
                                        Scalar.string(here, origin.location().file()))
                                .put("pointer", Scalar.string(here, origin.pointer()))
                                .put(
                                        "line",
                                        Scalar.number(
                                                tree,
                                                Integer.toString(
                                                        origin.location().line())))
                                .put(
                                        "column",
                                        Scalar.number(
                                                tree,
                                                Integer.toString(
                                                        origin.location().column())))
                                .build()));
        return JsonWriter.write(map.build());
    }

    private static void collect(Node node, Pointer pointer, Map<SourceLocation, String> homes) {
        homes.putIfAbsent(node.location(), pointer.toString());
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                collect(mapping.value(i), pointer.then(mapping.key(i)), homes);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                collect(sequence.get(i), pointer.then(Integer.toString(i)), homes);
            }
        }
    }

    private static void trace(
            Node node, Pointer pointer, Map<SourceLocation, String> homes, Map<String, Origin> origins) {
        SourceLocation location = node.location();
        origins.put(pointer.toString(), new Origin(homes.getOrDefault(location, ""), location));
        if (node instanceof Mapping mapping) {
            for (int i = 0; i < mapping.size(); i++) {
                trace(mapping.value(i), pointer.then(mapping.key(i)), homes, origins);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                trace(sequence.get(i), pointer.then(Integer.toString(i)), homes, origins);
            }
        }
    }
}
