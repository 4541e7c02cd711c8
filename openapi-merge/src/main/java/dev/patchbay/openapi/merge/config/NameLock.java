package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.document.DocumentReader;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Node;
import dev.patchbay.openapi.merge.document.Scalar;
import dev.patchbay.openapi.merge.document.YamlWriter;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names that earlier merges gave, so that they stay when a service is added or the order changes. Kept in a file beside
 * the merged document: read it before a merge, write {@code MergedApi.lock()} after.
 *
 * @param names service, then section ({@code schemas}, {@code operationIds}, ...), then the service's own name, to the
 *     name in the merged document
 */
public record NameLock(Map<String, Map<String, Map<String, String>>> names) {

    /** No names. */
    public static final NameLock EMPTY = new NameLock(Map.of());

    /** Reads what {@link #yaml()} wrote. */
    public static NameLock read(String location, byte[] content) throws InvalidInputException {
        Node root = DocumentReader.read(location, content);
        Map<String, Map<String, Map<String, String>>> names = new LinkedHashMap<>();
        for (String service : keys(root)) {
            Node sections = value(root, service);
            for (String section : keys(sections)) {
                Node own = value(sections, section);
                for (String name : keys(own)) {
                    names.computeIfAbsent(service, any -> new LinkedHashMap<>())
                            .computeIfAbsent(section, any -> new LinkedHashMap<>())
                            .put(name, value(own, name).toString());
                }
            }
        }
        return new NameLock(names);
    }

    private static Iterable<String> keys(Node node) throws InvalidInputException {
        if (node instanceof Mapping mapping) {
            return mapping.keys();
        }
        throw new InvalidInputException(LocatedProblem.configuration(
                "PB-108",
                node.location(),
                "a lock file holds service: section: name: name, and this is " + node.describe()));
    }

    private static Node value(Node mapping, String key) {
        Node value = ((Mapping) mapping).get(key);
        return value == null ? mapping : value;
    }

    /** Writes a file, sorted, so that it changes only where a name does. */
    public byte[] yaml() {
        SourceLocation location = SourceLocation.of("lock");
        Mapping.Builder services = Mapping.builder(location);
        new TreeMap<>(names).forEach((service, sections) -> {
            Mapping.Builder bySection = Mapping.builder(location);
            new TreeMap<>(sections).forEach((section, own) -> {
                Mapping.Builder byName = Mapping.builder(location);
                new TreeMap<>(own).forEach((name, result) -> byName.put(name, Scalar.string(location, result)));
                bySection.put(section, byName.build());
            });
            services.put(service, bySection.build());
        });
        return YamlWriter.write(services.build());
    }

    /** Returns the locked name; null if this merge is free to choose. */
    public @Nullable String nameOf(String service, String section, String name) {
        return names.getOrDefault(service, Map.of())
                .getOrDefault(section, Map.of())
                .get(name);
    }

    /** Returns all names of a section, of all services. */
    public Set<String> namesIn(String section) {
        return names.values().stream()
                .flatMap(sections -> sections.getOrDefault(section, Map.of()).values().stream())
                .collect(Collectors.toSet());
    }
}
