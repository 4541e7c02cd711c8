package dev.patchbay.domain.store;

import java.util.List;
import java.util.Map;
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
    public record Constraint(String table, String name, List<String> columns) {
        public Constraint {
            columns = List.copyOf(columns);
        }
    }

    public ConstraintCatalog(List<Constraint> constraints) {
        byTableAndName = constraints.stream()
                .collect(Collectors.toMap(
                        constraint -> key(constraint.table(), constraint.name()), constraint -> constraint));
    }

    /** The columns of the constraint that was violated; none if the database did not name it. */
    public List<String> columns(DatabaseFault fault) {
        Constraint constraint = byTableAndName.get(key(fault.table(), fault.constraint()));
        return constraint == null ? List.of() : constraint.columns();
    }

    private static String key(@Nullable String table, @Nullable String name) {
        return table + " " + name;
    }
}
