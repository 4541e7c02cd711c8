package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the database says it has had applied: Flyway's table, read and mended where Flyway has no word for it. */
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
     * Forgets attempts that failed outside a transaction. Such a script is written to be run again, and a killed run
     * leaves no trace at all: there is no reason to treat the two differently.
     */
    static void forgetFailures(Connection connection) throws SQLException {
        if (exists(connection)) {
            execute(connection, "delete from flyway_schema_history where not success");
        }
    }

    /** The repeatable scripts are forgotten too: what comes back has to get its policies and grants again. */
    static void forgetAbove(int version, Connection connection) throws SQLException {
        execute(connection, "delete from flyway_schema_history where version is null or version::integer > " + version);
    }

    /** Flyway makes its table before the first migration; when that one fails, the table goes again. */
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
