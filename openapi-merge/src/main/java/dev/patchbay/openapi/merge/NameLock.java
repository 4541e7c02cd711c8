package dev.patchbay.openapi.merge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names that earlier merges gave, so that they stay when a service is added or the order changes.
 *
 * @param names service, then section ({@code schemas}, {@code operationIds}, ...), then the service's own name, to the name in the merged document
 */
public record NameLock(Map<String, Map<String, Map<String, String>>> names) {

    /** Nothing is locked. */
    public static final NameLock EMPTY = new NameLock(Map.of());

    /** The locked name, or null when this merge is free to choose. */
    public @Nullable String nameOf(String service, String section, String name) {
        return names.getOrDefault(service, Map.of())
                .getOrDefault(section, Map.of())
                .get(name);
    }

    /** All names that are taken in a section, whoever's they are. */
    public List<String> namesIn(String section) {
        return names.values().stream()
                .flatMap(sections -> sections.getOrDefault(section, Map.of()).values().stream())
                .distinct()
                .toList();
    }
}
