package dev.patchbay.quality.contract;

import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Asks the database again what the service has asked it, as the service's role and for the same tenant. */
final class Replay {

    private static final int TIMES = 3;
    private static final String INTEGRITY = "23";

    private Replay() {}

    /**
     * A recorded statement as one that can be executed: the driver prints no bytes, what encrypted columns are compared
     * with.
     */
    static String executable(String sql) {
        return sql.replaceAll("(ANY|ALL)\\(\\(*\\?\\)*\\)", "$1('{\"\\\\\\\\x00\"}'::bytea[])")
                .replace("?", "'\\x00'::bytea");
    }

    /** Does the work in a transaction of the tenant acme that is undone. */
    static void undone(TestDatabase database, Work work) throws SQLException {
        try (Connection connection = database.connect("patchbay_invoices", "i");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + RunningInvoices.ACME + "', true)");
            work.with(statement);
        }
    }

    /** A use of the transaction's statement. */
    @FunctionalInterface
    interface Work {
        void with(Statement statement) throws SQLException;
    }

    /** Returns the shortest time of several executions. */
    static Duration fastest(TestDatabase database, String sql) throws SQLException {
        Duration[] fastest = {Duration.ofDays(1)};
        for (int count = 0; count < TIMES; count++) {
            undone(database, statement -> {
                long start = System.nanoTime();
                try {
                    statement.execute(executable(sql));
                } catch (SQLException e) {
                    // What was written once cannot be written again; it took its time all the same.
                    if (!String.valueOf(e.getSQLState()).startsWith(INTEGRITY)) {
                        throw new SQLException(sql, e);
                    }
                }
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                fastest[0] = time.compareTo(fastest[0]) < 0 ? time : fastest[0];
            });
        }
        return fastest[0];
    }
}
