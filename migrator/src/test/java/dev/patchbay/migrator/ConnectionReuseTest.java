package dev.patchbay.migrator;

import static dev.patchbay.migrator.MigratedDatabase.ACME;
import static dev.patchbay.migrator.MigratedDatabase.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One connection for all tenants, as in a pool of one: the state of one is never seen by the next. */
class ConnectionReuseTest {

    private static final int TRANSACTIONS = 10_000;

    private final TestDatabase database = MigratedDatabase.filled();
    private final Random random = new Random(42);

    @Test
    void noTransactionSeesARowOfAnotherTenant() throws SQLException {
        try (Connection connection = database.connect("patchbay_invoices", "i");
                PreparedStatement enter = connection.prepareStatement("select set_config('app.tenant', ?, true)");
                PreparedStatement foreign =
                        connection.prepareStatement("select count(*) filter (where tenant_id is distinct from ?::uuid)"
                                + " from products where price_minor > 1000")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < TRANSACTIONS; i++) {
                UUID tenant = i % 2 == 0 ? ACME : GLOBEX;
                boolean entered = random.nextInt(10) > 0;
                if (entered) {
                    enter.setString(1, tenant.toString());
                    enter.execute();
                }
                foreign.setString(1, entered ? tenant.toString() : null);
                try (ResultSet rows = foreign.executeQuery()) {
                    rows.next();
                    assertThat(rows.getLong(1))
                            .as("foreign rows in transaction %d", i)
                            .isZero();
                }
                end(connection);
            }
        }
    }

    /** Ends the transaction as requests do: most commit, some roll back, violate a constraint or time out. */
    private void end(Connection connection) throws SQLException {
        switch (random.nextInt(20)) {
            case 0, 1 -> connection.rollback();
            case 2 ->
                fail(
                        connection,
                        "insert into products (id, sku, name, price_minor, currency) values (gen_random_uuid(), '',"
                                + " '', 0, '')");
            case 3 -> fail(connection, "set local statement_timeout = 1; select pg_sleep(1)");
            default -> connection.commit();
        }
    }

    private static void fail(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError(sql + " did not fail");
        } catch (SQLException _) {
            connection.rollback();
        }
    }
}
