package dev.patchbay.domain.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constraints of the tables, read from the database, so that a violation can be described by its fields. */
public final class ConstraintCatalog {

    private final Map<String, Constraint> byTableAndName;

    /**
     * One constraint.
     *
     * @param columns without the tenant's, in no particular order
     */
    public record Constraint(String table, String name, List<String> columns, Optional<String> referencedTable) {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    public ConstraintCatalog(List<Constraint> constraints) {
        byTableAndName = constraints.stream()
                .collect(Collectors.toMap(
                        constraint -> key(constraint.table(), constraint.name()), constraint -> constraint));
    }

    /** The constraint that the fault is about, if the database named it. */
    public Optional<Constraint> find(DatabaseFault fault) {
        @Nullable String table = fault.table().orElse(null);
        @Nullable String name = fault.constraint().orElse(null);
        return table == null || name == null
                ? Optional.empty()
                : Optional.ofNullable(byTableAndName.get(key(table, name)));
    }

    private static String key(String table, String name) {
        return table + " " + name;
    }
}
