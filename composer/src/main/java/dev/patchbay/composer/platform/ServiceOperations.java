package dev.patchbay.composer.platform;

import dev.patchbay.composer.routing.PathTemplate;
import dev.patchbay.openapi.merge.SourceDocument;
import dev.patchbay.openapi.merge.document.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** All operations of a service's own document, exposed or not, to know what a forwarded path might hit. */
final class ServiceOperations {

    private final Map<String, List<PathTemplate>> byMethod = new HashMap<>();

    static ServiceOperations of(SourceDocument document) {
        ServiceOperations operations = new ServiceOperations();
        Mapping paths = document.root() instanceof Mapping root ? root.mapping("paths") : null;
        for (int i = 0; paths != null && i < paths.size(); i++) {
            if (paths.key(i).startsWith("/") && paths.value(i) instanceof Mapping item) {
                operations.add(paths.key(i), item);
            }
        }
        return operations;
    }

    private void add(String path, Mapping item) {
        PathTemplate template;
        try {
            template = PathTemplate.parse(path);
        } catch (IllegalArgumentException e) {
            return; // not a template that could be called; when it is exposed, the build says so
        }
        for (String method : item.keys()) {
            byMethod.computeIfAbsent(method.toUpperCase(Locale.ROOT), ignored -> new ArrayList<>())
                    .add(template);
        }
    }

    /**
     * Templates other than {@code upstream} that a path of {@code upstream} may hit.
     *
     * @param reachable those that the platform's route table tells apart itself, because they are exposed beside it
     */
    List<PathTemplate> shadowsOf(String method, PathTemplate upstream, Set<PathTemplate> reachable) {
        Set<PathTemplate> shadows = new HashSet<>();
        for (PathTemplate other : byMethod.getOrDefault(method, List.of())) {
            if (!reachable.contains(other) && other.mayShadow(upstream)) {
                shadows.add(other);
            }
        }
        return List.copyOf(shadows);
    }
}
