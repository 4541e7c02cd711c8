package dev.patchbay.openapi.merge.naming;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.model.ApiDocument;
import dev.patchbay.openapi.merge.model.NameAllocator;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import dev.patchbay.openapi.merge.report.ReportBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of each component in the result, and the component that is written for a class of equal ones. Earlier
 * documents keep their names.
 */
public final class ComponentNames {

    private final Map<Vertex, String> names = new LinkedHashMap<>();
    private final Map<Vertex, Vertex> representatives = new HashMap<>();
    private final Map<String, NameAllocator> allocators = new HashMap<>();

    /** Names all components of the result, given in the order of documents. */
    public ComponentNames(Collection<Vertex> all, ResolvedNames resolved, NameLock lock, ReportBuilder report) {
        Partition partition = new Partition(all, resolved);
        Map<String, Set<String>> wanted = new HashMap<>();
        all.forEach(vertex ->
                wanted.computeIfAbsent(vertex.section(), any -> new HashSet<>()).add(vertex.name()));
        wanted.forEach((section, own) -> allocators.put(section, new NameAllocator(own, lock.namesIn(section))));
        Map<Integer, Vertex> first = new HashMap<>();
        for (Vertex vertex : all) {
            Vertex representative = first.putIfAbsent(partition.classOf(vertex), vertex);
            NameAllocator allocator = allocators.get(vertex.section());
            if (representative == null && allocator != null) {
                representatives.put(vertex, vertex);
                names.put(vertex, allocate(vertex, allocator, lock, report));
            } else if (representative != null) {
                representatives.put(vertex, representative);
                names.put(vertex, nameOf(representative));
                report.add(vertex.entry(
                        Decision.DEDUPLICATED,
                        "is the same as in " + representative.document() + ", so there is one copy"));
            }
        }
    }

    private static String allocate(Vertex vertex, NameAllocator allocator, NameLock lock, ReportBuilder report) {
        ServiceConfig config = vertex.document().config();
        String own = vertex.name();
        String locked = lock.nameOf(config.name(), vertex.section(), own);
        String name = allocator.allocate(own, locked, config.alwaysPrefix(), config.namePrefix());
        if (locked != null && !locked.equals(name)) {
            report.add(vertex.entry(
                    Decision.WARNING, "cannot be " + locked + " as the lock file says, because something else is"));
        }
        if (!name.equals(own)) {
            report.add(vertex.entry(
                    Decision.RENAMED, "is " + name + " now, " + reason(name, locked, config.alwaysPrefix())));
        }
        return name;
    }

    private static String reason(String name, @Nullable String locked, boolean alwaysPrefix) {
        if (name.equals(locked)) {
            return "as the lock file says";
        }
        return alwaysPrefix
                ? "because all components of this service are prefixed"
                : "because something else has the name";
    }

    /** Returns the name in the result. */
    public String nameOf(Vertex vertex) {
        String name = names.get(vertex);
        if (name == null) {
            throw new IllegalArgumentException(vertex + " is not part of the result");
        }
        return name;
    }

    /** True if something in the result has this name. */
    public boolean isTaken(String section, String name) {
        NameAllocator allocator = allocators.get(section);
        return allocator != null && allocator.isTaken(name);
    }

    /**
     * Returns a name for something that a document refers to but does not have, so that no other component is taken for
     * it.
     */
    public String missing(String section, String name, ApiDocument document) {
        return NameAllocator.missing(name, document.config().namePrefix(), other -> isTaken(section, other));
    }

    /** True if the vertex is part of the result, itself or as an equal one. */
    public boolean has(Vertex vertex) {
        return names.containsKey(vertex);
    }

    /** True if this one is written, rather than an equal one of an earlier document. */
    public boolean isWritten(Vertex vertex) {
        return vertex.equals(representatives.get(vertex));
    }

    /** Returns the one that is written for this one: itself, or an equal one of an earlier document. */
    public Vertex representative(Vertex vertex) {
        return representatives.getOrDefault(vertex, vertex);
    }

    /** Returns all vertices for which this one is written, itself included. */
    public List<Vertex> members(Vertex written) {
        return representatives.entrySet().stream()
                .filter(entry -> entry.getValue().equals(written))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(
                                (Vertex vertex) -> vertex.document().role())
                        .thenComparingInt(vertex -> vertex.document().index()))
                .toList();
    }

    /** Everything that is part of the result, in the order of documents. */
    public Set<Vertex> all() {
        return names.keySet();
    }
}
