package dev.patchbay.runtime.domain;

import dev.patchbay.problems.Suggestions;
import dev.patchbay.runtime.domain.NewDomain.Reference;
import dev.patchbay.runtime.launch.DomainServices;
import dev.patchbay.runtime.launch.Ports;
import dev.patchbay.runtime.problem.LaunchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns the options of a command into a {@link NewDomain}, or reports every problem with them. */
final class DomainPlanner {

    private static final int FIRST_PORT = 4041;
    private static final int LAST_PORT = 65_535;
    private static final int FIRST_UNPRIVILEGED = 1024;

    private final SourceTree sources;
    private final DomainSources domains;
    /** The ports that are taken, by the name of the piece that listens there. */
    private final Map<String, Integer> ports;

    private final List<String> problems = new ArrayList<>();

    DomainPlanner(SourceTree sources) {
        this.sources = sources;
        this.domains = sources.domains();
        Map<String, Integer> taken = new TreeMap<>(Ports.fixed(new DomainServices(List.of())));
        taken.putAll(domains.ports());
        this.ports = Map.copyOf(taken);
    }

    /**
     * Returns the checked domain.
     *
     * @param port null for the next free port
     * @param table null if the table has the name of the domain
     * @param record null if its name follows from the table's
     * @param references the tables that the new one refers to
     * @throws LaunchException with a line for each problem
     */
    NewDomain plan(
            String name,
            @Nullable Integer port,
            @Nullable String table,
            @Nullable String record,
            List<String> references) {
        checkName(name);
        boolean nameWillDo = problems.isEmpty();
        int chosenPort = port == null ? freePorts().getFirst() : port;
        checkPort(chosenPort);
        String chosenTable = table == null ? name : table;
        // A problem with the domain's name is not repeated for the table of the same name.
        if (nameWillDo || table != null) {
            checkTable(chosenTable, record != null);
        }
        String chosenRecord = record == null ? TableWords.pascal(TableWords.singular(chosenTable)) : record;
        if (problems.isEmpty()) {
            problems.addAll(DomainNames.problemsOfRecord(chosenRecord, chosenTable));
        }
        List<Reference> found = references(name, chosenTable, chosenRecord, references);
        if (!problems.isEmpty()) {
            throw new LaunchException(String.join("\npatchbay: ", problems));
        }
        return new NewDomain(name, chosenPort, chosenTable, chosenRecord, sources.nextVersion(), found);
    }

    private void checkName(String name) {
        problems.addAll(DomainNames.problemsOfDomain(name));
        if (problems.isEmpty() && sources.modules().contains(name)) {
            problems.add(name + ": there is a domain-services/" + name + " already; nothing was changed");
        }
    }

    private void checkPort(int port) {
        if (port < FIRST_UNPRIVILEGED || port > LAST_PORT) {
            problems.add("--port " + port + ": expected a number from " + FIRST_UNPRIVILEGED + " to " + LAST_PORT);
        }
        ports.forEach((piece, taken) -> {
            if (taken == port) {
                problems.add("--port " + port + ": is the port of " + piece + "; free are "
                        + freePorts().stream().limit(3).map(String::valueOf).collect(Collectors.joining(", ")));
            }
        });
    }

    private List<Integer> freePorts() {
        return IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
                .filter(port -> !ports.containsValue(port))
                .boxed()
                .toList();
    }

    private void checkTable(String table, boolean recordIsNamed) {
        List<String> spelling = DomainNames.problemsOfTable(table);
        problems.addAll(spelling);
        if (sources.tables().contains(table)) {
            problems.add("--table " + table + ": a migration makes a table or view of this name already");
        } else if (spelling.isEmpty() && !recordIsNamed && !TableWords.isPlural(table)) {
            problems.add("--table %1$s: a table is called by the plural, as its path is: %2$s? If %1$s is one, name its"
                            .formatted(table, TableWords.plural(table))
                    + " record with --record");
        }
    }

    private List<Reference> references(String name, String table, String record, List<String> wanted) {
        SortedMap<String, Reference> known = known();
        known.put(table, new Reference(table, record, "", name, "parent", false));
        List<Reference> references = new ArrayList<>();
        for (String target : wanted) {
            @Nullable Reference reference = known.get(target);
            if (reference == null) {
                problems.add("--refers-to " + target + ": no record maps such a table"
                        + Suggestions.didYouMeanOrAll(target, known.keySet()));
            } else if (references.contains(reference)) {
                problems.add("--refers-to " + target + ": is named twice; write the second reference by hand");
            } else {
                references.add(reference);
            }
        }
        return references;
    }

    /** Returns the tables that have a record and can be referred to. */
    private SortedMap<String, Reference> known() {
        SortedMap<String, Reference> known = new TreeMap<>();
        domains.records().forEach(record -> known.put(record.table(), record));
        return known;
    }
}
