package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One migrator at a time per database, over everything that a verb does. The lock belongs to the connection, so a
 * migrator that is killed gives it up with its socket. It is asked for again and again instead of waited for inside a
 * statement, because {@code CREATE INDEX CONCURRENTLY} waits for every running statement, a waiting one included.
 */
final class MigrationLock {

    private static final long KEY = 0x7061746368626179L;
    private static final long PAUSE_MILLIS = 50;

    private MigrationLock() {}

    /** Holds the lock until the connection is closed. */
    static void take(Connection connection) throws SQLException {
        while (!tryTake(connection)) {
            Database.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean tryTake(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
