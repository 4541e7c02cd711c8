package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Connects to the database as its owner. */
final class Database {

    private static final long LONGEST_PAUSE_MILLIS = 2000;

    private final MigratorConfig config;

    Database(MigratorConfig config) {
        this.config = config;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(config.url(), config.username(), config.password());
    }

    /**
     * Connects as soon as the database lets the owner in, retrying with growing pauses.
     *
     * @throws MigrationException if it has not done so within {@link MigratorConfig#patience()}
     */
    Connection await() {
        long deadline = System.nanoTime() + config.patience().toNanos();
        long pause = 50;
        while (true) {
            try {
                return connect();
            } catch (SQLException e) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new MigrationException(
                            ("%s did not let %s in within %d s: %s; check PATCHBAY_DATABASE_URL,"
                                            + " PATCHBAY_OWNER_USERNAME and PATCHBAY_OWNER_PASSWORD")
                                    .formatted(
                                            config.url(),
                                            config.username(),
                                            config.patience().toSeconds(),
                                            FailureText.firstLine(e)),
                            e);
                }
                sleep(Math.min(pause, left));
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("interrupted while waiting for the database", e);
        }
    }
}
