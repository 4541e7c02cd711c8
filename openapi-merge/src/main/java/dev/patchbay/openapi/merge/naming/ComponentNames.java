package dev.patchbay.openapi.merge.plan;

import dev.patchbay.openapi.merge.config.NameLock;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.model.ApiDocument;
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

/**
 * What each component is called in the result, and which one stands for its class. Earlier documents keep their names; a later one that
 * clashes gets its service's prefix, and a number when that is taken as well.
 */
public final class Names implements OperationPlaces.Components {

    private final Map<Vertex, String> names = new LinkedHashMap<>();
    private final Map<Vertex, Vertex> representatives = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();

    /** Names all that is part of the result, given in the order of documents. */
    Names(Collection<Vertex> all, Meaning meaning, NameLock lock, ReportBuilder report) {
        Partition partition = new Partition(all, meaning);
        Map<String, Set<String>> wanted = new HashMap<>();
        all.forEach(vertex ->
                wanted.computeIfAbsent(vertex.section(), any -> new HashSet<>()).add(vertex.name()));
        Map<Integer, Vertex> first = new HashMap<>();
        for (Vertex vertex : all) {
            Vertex representative = first.putIfAbsent(partition.classOf(vertex), vertex);
            if (representative == null) {
                representatives.put(vertex, vertex);
                names.put(vertex, choose(vertex, wanted.getOrDefault(vertex.section(), Set.of()), lock, report));
            } else {
                representatives.put(vertex, representative);
                names.put(vertex, nameOf(representative));
                report.add(vertex.entry(
                        Decision.DEDUPLICATED,
                        "is the same as in " + representative.document() + ", so there is one copy"));
            }
        }
    }

    private String choose(Vertex vertex, Set<String> wanted, NameLock lock, ReportBuilder report) {
        Set<String> gone = taken.computeIfAbsent(vertex.section(), any -> new HashSet<>());
        ServiceConfig config = vertex.document().config();
        String own = vertex.name();
        String locked = lock.nameOf(config.name(), vertex.section(), own);
        if (locked != null && gone.add(locked)) {
            if (!locked.equals(own)) {
                report.add(vertex.entry(Decision.RENAMED, "is " + locked + " now, as the lock file says"));
            }
            return locked;
        }
        if (locked != null) {
            report.add(vertex.entry(
                    Decision.WARNING, "cannot be " + locked + " as the lock file says, because something else is"));
        }
        boolean reserved = locked == null && lock.namesIn(vertex.section()).contains(own);
        if (!config.alwaysPrefix() && !reserved && gone.add(own)) {
            return own;
        }
        String base = config.namePrefix() + own;
        String name = base;
        for (int number = 2;
                wanted.contains(name) || lock.namesIn(vertex.section()).contains(name) || !gone.add(name);
                number++) {
            name = base + "_" + number;
        }
        report.add(vertex.entry(
                Decision.RENAMED,
                "is " + name + " now, because "
                        + (config.alwaysPrefix()
                                ? "all components of this service are prefixed"
                                : "something else has the name")));
        return name;
    }

    /** The name in the result. */
    @Override
    public String nameOf(Vertex vertex) {
        String name = names.get(vertex);
        if (name == null) {
            throw new IllegalArgumentException(vertex + " is not part of the result");
        }
        return name;
    }

    /** Whether something in the result has this name. */
    public boolean isTaken(String section, String name) {
        return taken.getOrDefault(section, Set.of()).contains(name);
    }

    /** A name for something that a document speaks of but does not have, so that nobody else's is taken for it. */
    public String missing(String section, String name, ApiDocument document) {
        String missing = name;
        while (isTaken(section, missing)) {
            missing = document.config().namePrefix() + missing;
        }
        return missing;
    }

    @Override
    public boolean has(Vertex vertex) {
        return names.containsKey(vertex);
    }

    /** Whether this one is written, rather than an equal one of an earlier document. */
    public boolean isWritten(Vertex vertex) {
        return vertex.equals(representatives.get(vertex));
    }

    /** The one that is written for this one: itself, or an equal one of an earlier document. */
    @Override
    public Vertex representative(Vertex vertex) {
        return representatives.getOrDefault(vertex, vertex);
    }

    /** All that one copy stands for, itself included. */
    public List<Vertex> members(Vertex written) {
        return representatives.entrySet().stream()
                .filter(entry -> entry.getValue().equals(written))
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(vertex -> vertex.document().index()))
                .toList();
    }

    /** Everything that is part of the result, in the order of documents. */
    public Set<Vertex> all() {
        return names.keySet();
    }
}
