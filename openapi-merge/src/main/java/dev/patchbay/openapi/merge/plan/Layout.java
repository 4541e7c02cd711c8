package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.selection.Exposed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which operations stand under which platform path, in the order in which paths were first given. */
public final class Layout {

    private final Map<String, List<Exposed>> byPath = new LinkedHashMap<>();
    private final Map<ApiDocument, Map<Pointer, Exposed>> bySource = new HashMap<>();

    /** Places an operation. */
    void add(Exposed exposed) {
        byPath.computeIfAbsent(exposed.path(), path -> new ArrayList<>()).add(exposed);
        bySource.computeIfAbsent(exposed.operation().document(), document -> new LinkedHashMap<>())
                .put(sourceOf(exposed), exposed);
    }

    private static Pointer sourceOf(Exposed exposed) {
        return Pointer.of(
                "paths", exposed.operation().path(), exposed.operation().key());
    }

    public Collection<String> paths() {
        return byPath.keySet();
    }

    /** The platform paths that operations of this path went to, in their order. */
    public Set<String> pathsOf(ApiDocument document, String path) {
        Set<String> paths = new LinkedHashSet<>();
        bySource.getOrDefault(document, Map.of()).forEach((source, exposed) -> {
            if (source.token(1).equals(path)) {
                paths.add(exposed.path());
            }
        });
        return paths;
    }

    public List<Exposed> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Where what {@code pointer} points to in the document stands in the result; null when that is not exposed. */
    public @Nullable Pointer moved(ApiDocument document, Pointer pointer) {
        if (pointer.size() < 3 || !pointer.token(0).equals("paths")) {
            return null;
        }
        Exposed exposed = bySource.getOrDefault(document, Map.of())
                .get(new Pointer(pointer.tokens().subList(0, 3)));
        if (exposed == null || exposed.operation().item().isReference()) {
            return null;
        }
        List<String> tokens = new ArrayList<>(pointer.tokens());
        tokens.set(1, exposed.path());
        return new Pointer(tokens);
    }
}
