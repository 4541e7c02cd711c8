package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Flyway's table of the applied scripts, read and changed where Flyway has no command for it. */
final class SchemaHistory {

    private SchemaHistory() {}

    static boolean exists(Connection connection) throws SQLException {
        return number(connection, "select count(*) from pg_class where oid = to_regclass('flyway_schema_history')") > 0;
    }

    /** The newest version applied; 0 for an empty database. */
    static int version(Connection connection) throws SQLException {
        return exists(connection) ? number(connection, """
            select coalesce(max(version::integer), 0) from flyway_schema_history
            where success and version is not null\
            """) : 0;
    }

    /**
     * Deletes attempts that failed outside a transaction. Such a script can be run again, and a killed run leaves no
     * trace either: there is no reason to treat the two differently.
     */
    static void forgetFailures(Connection connection) throws SQLException {
        if (exists(connection)) {
            execute(connection, "delete from flyway_schema_history where not success");
        }
    }

    /**
     * Deletes the versions above this one and the repeatable scripts, so that tables get their policies and grants
     * again.
     */
    static void forgetAbove(int version, Connection connection) throws SQLException {
        execute(connection, "delete from flyway_schema_history where version is null or version::integer > " + version);
    }

    /** Drops Flyway's table if the first migration failed, before which Flyway creates it. */
    static void dropIfEmpty(Connection connection) throws SQLException {
        if (exists(connection) && number(connection, "select count(*) from flyway_schema_history") == 0) {
            execute(connection, "drop table flyway_schema_history");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
