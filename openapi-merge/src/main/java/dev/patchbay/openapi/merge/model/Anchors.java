package dev.patchbay.openapi.merge.model;

import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.document.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of a document that can be referred to by a name of their own: {@code $id}, {@code $anchor}, {@code
 * $dynamicAnchor}.
 */
public final class Anchors {

    /** The keywords that give a schema a name within its document. */
    public static final List<String> KEYWORDS = List.of("$anchor", "$dynamicAnchor");

    private final Map<String, List<Pointer>> byAnchor = new LinkedHashMap<>();
    private final Map<String, List<Pointer>> byDynamicAnchor = new LinkedHashMap<>();
    private final Map<String, Pointer> byId = new LinkedHashMap<>();
    private final Set<String> wanted = new LinkedHashSet<>();

    /** Collects the anchors of a document. */
    public Anchors(ApiDocument document) {
        collect(document.root(), Kind.OPENAPI, new ArrayList<>());
    }

    private void collect(Node node, Kind kind, List<String> path) {
        if (kind == Kind.DATA) {
            return;
        }
        if (node instanceof Mapping mapping) {
            Kind own = kind.asObject();
            if (own == Kind.SCHEMA) {
                note(mapping, path);
            }
            for (int i = 0; i < mapping.size(); i++) {
                path.add(mapping.key(i));
                collect(mapping.value(i), own.child(mapping.key(i)), path);
                path.remove(path.size() - 1);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.size(); i++) {
                path.add(Integer.toString(i));
                collect(sequence.get(i), kind.item(), path);
                path.remove(path.size() - 1);
            }
        }
    }

    private void note(Mapping schema, List<String> path) {
        for (String keyword : KEYWORDS) {
            String anchor = schema.text(keyword);
            if (anchor != null) {
                byAnchor.computeIfAbsent(anchor, any -> new ArrayList<>()).add(new Pointer(path));
            }
        }
        String dynamic = schema.text("$dynamicAnchor");
        if (dynamic != null) {
            byDynamicAnchor.computeIfAbsent(dynamic, any -> new ArrayList<>()).add(new Pointer(path));
        }
        String reference = schema.text("$dynamicRef");
        if (reference != null && reference.startsWith("#")) {
            wanted.add(reference.substring(1));
        }
        String id = schema.text("$id");
        if (id != null) {
            byId.putIfAbsent(id, new Pointer(path));
        }
    }

    /** Returns the schema with this anchor; null if there is none. */
    public @Nullable Pointer anchored(String anchor) {
        List<Pointer> found = byAnchor.get(anchor);
        return found == null ? null : found.get(0);
    }

    /** Returns all schemas that a dynamic reference to this anchor may mean. */
    public List<Pointer> dynamic(String anchor) {
        return byDynamicAnchor.getOrDefault(anchor, List.of());
    }

    /** Returns the anchors that dynamic references speak of and that no schema of the document has. */
    public List<String> missing() {
        return wanted.stream()
                .filter(anchor -> !anchor.startsWith("/") && !byAnchor.containsKey(anchor))
                .toList();
    }

    /** Returns the schema with this {@code $id}; null if there is none. */
    public @Nullable Pointer identified(String id) {
        return byId.get(id);
    }

    /** Returns all anchors, dynamic ones too, and where they are. */
    public Map<String, List<Pointer>> all() {
        return byAnchor;
    }

    /** Returns all {@code $id}s and where they are. */
    public Map<String, Pointer> ids() {
        return byId;
    }
}
