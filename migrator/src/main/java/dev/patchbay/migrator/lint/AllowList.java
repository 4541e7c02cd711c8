package dev.patchbay.migrator.lint;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables that each service may use, as the migrations declare with {@code allow_service}. The grants are made from
 * it, and the service's configuration agrees with it.
 *
 * @param tables the name of a service to the tables that it may read and write
 */
public record AllowList(Map<String, Set<String>> tables) {

    private static final String ROLE_PREFIX = "patchbay_";

    public AllowList {
        tables = Map.copyOf(tables);
    }

    /** Reads the allow list of the database; empty for a schema without services. */
    public static AllowList of(Connection connection) throws SQLException {
        Map<String, Set<String>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                try (ResultSet rows = statement.executeQuery("select service, table_name from allowed_tables")) {
                    while (rows.next()) {
                        tables.computeIfAbsent(rows.getString(1), _ -> new TreeSet<>())
                                .add(rows.getString(2));
                    }
                }
            }
        }
        return new AllowList(tables);
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select to_regclass('allowed_tables') is not null")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    public SortedSet<String> services() {
        return new TreeSet<>(tables.keySet());
    }

    /** The login role of a service. */
    public static String roleOf(String service) {
        return ROLE_PREFIX + service;
    }
}
