package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigratorTest {

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final Migrator migrator = Migrator.of(new MigratorConfig(
            database.jdbcUrl(),
            TestPostgres.OWNER,
            TestPostgres.OWNER_PASSWORD,
            Duration.ofSeconds(5),
            Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i")));

    @Test
    void secondRunFindsNothingToDo() {
        MigrationReport first = migrator.migrate();
        MigrationReport second = migrator.migrate();

        assertThat(first.applied()).isEqualTo(first.version());
        assertThat(second).isEqualTo(new MigrationReport(first.version(), 0));
    }

    @Test
    void demoInvoicesAddUpAndAreSeededOnce() throws SQLException {
        migrator.migrate();
        migrator.seed();
        migrator.seed();

        assertThat(number("select count(*) from invoices")).isEqualTo(144);
        assertThat(number("select count(*) from customers")).isGreaterThan(40);
        assertThat(number("""
            select count(*) from invoices i where total_minor <> (
                select sum(amount_minor) from line_items l
                where l.tenant_id = i.tenant_id and l.invoice_id = i.id)\
            """)).isZero();
    }

    @Test
    void serviceSeesItsTenantOnlyAndOnlyWhatItsListAllows() throws SQLException {
        migrator.migrate();
        migrator.seed();

        try (Connection connection = database.connect("patchbay_customers", "c");
                Statement statement = connection.createStatement()) {
            assertThat(number(statement, "select count(*) from customers")).isZero();
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '01900000-0000-7000-8000-0000000000a1', true)");
            assertThat(number(statement, "select count(*) from customers")).isBetween(20L, 36L);
            assertThatThrownBy(() -> statement.execute("select * from invoices"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void absentDatabaseIsOneLine() {
        Migrator lost = Migrator.of(new MigratorConfig(
                "jdbc:postgresql://localhost:1/none", "nobody", "", Duration.ofMillis(200), Map.of()));

        assertThatThrownBy(lost::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/none did not let nobody in within");
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            return number(statement, query);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
