package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The lock that lets one migrator at a time work on a database. It belongs to the connection, so a migrator that is
 * killed releases it with its socket. It is polled for instead of waited for inside a statement, because {@code CREATE
 * INDEX CONCURRENTLY} waits for every running statement, a waiting one included.
 */
final class MigrationLock {

    private static final long KEY = 0x7061746368626179L;
    private static final long PAUSE_MILLIS = 50;

    private MigrationLock() {}

    /** Acquires the lock, which is held until the connection is closed. */
    static void acquire(Connection connection) throws SQLException {
        while (!tryAcquire(connection)) {
            Database.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean tryAcquire(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
