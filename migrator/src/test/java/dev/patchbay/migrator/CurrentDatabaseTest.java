package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrator on a database that has the schema of this build already. */
class CurrentDatabaseTest {

    private static final int LATEST = MigrationScripts.ofThisBuild().latest();

    private final TestDatabase database = MigratedDatabase.withoutTenants();
    private final Migrator migrator = Migrator.of(MigratedDatabase.config(database));

    @ParameterizedTest
    @ValueSource(ints = {-1, 99})
    void undoNeedsAVersionUpToTheCurrentOne(int version) {
        assertThatThrownBy(() -> migrator.undo(version))
                .hasMessage("undo --to %d: the database is at version %d; name a version from 0 to %2$d"
                        .formatted(version, LATEST));
    }

    @Test
    void changedScriptIsRejectedByName() throws SQLException {
        execute("update flyway_schema_history set checksum = 1 where version in ('2', '3')");

        String problem = "%s was changed after it was applied; restore it and put the change into a new version";
        assertThatThrownBy(migrator::migrate)
                .hasMessage(problem.formatted("V2__shared.sql") + "; " + problem.formatted("V3__customers.sql"));
        assertThat(migrator.validate())
                .contains(problem.formatted("V2__shared.sql"), problem.formatted("V3__customers.sql"));
    }

    @Test
    void newerDatabaseIsLeftAlone() throws SQLException {
        execute("insert into flyway_schema_history values (99, '99', 'future', 'SQL', 'V99__future.sql', 1, 'x',"
                + " now(), 1, true)");
        execute("update flyway_schema_history set checksum = 1 where version is null");
        List<String> before = CatalogDump.of(database);

        assertThat(migrator.migrate()).isEqualTo(new MigrationReport(99, List.of()));
        assertThat(CatalogDump.of(database)).isEqualTo(before);
        assertThat(number("select count(*) from flyway_schema_history where version is null and checksum = 1"))
                .as("an older build's grants did not run")
                .isEqualTo(3);
        assertThatThrownBy(() -> migrator.undo(LATEST)).hasMessageContaining("has no undo script");
    }

    @Test
    void validateReportsAPolicyThatWasDropped() throws SQLException {
        execute("drop policy tenant on customers");

        assertThat(migrator.validate())
                .contains("customers: has not exactly one permissive policy, for all commands and everybody");
    }

    @Test
    void serviceWithoutPasswordCannotLogIn() throws SQLException {
        execute("alter role patchbay_products nologin password null");

        Migrator.of(MigratedDatabase.withoutServices(database)).migrate();
        assertThat(number("select count(*) from pg_roles where rolname = 'patchbay_products' and rolcanlogin"))
                .isZero();

        migrator.migrate();
        assertThat(number("select count(*) from pg_authid where rolname = 'patchbay_products' and rolcanlogin"
                        + " and rolpassword like 'SCRAM-SHA-256$%'"))
                .isOne();
    }

    @Test
    void demoInvoicesAddUp() throws SQLException {
        assertThat(migrator.seed()).containsExactly("acme", "globex");

        assertThat(number("select count(*) from invoices")).isEqualTo(144);
        assertThat(number("select count(*) from customers")).isGreaterThan(40);
        assertThat(number("""
            select count(*) from invoices i where total_minor <> (
                select sum(amount_minor) from line_items l
                where l.tenant_id = i.tenant_id and l.invoice_id = i.id)\
            """)).isZero();
    }

    @Test
    void seedChangesNoExistingTenant() throws SQLException {
        migrator.seed();
        deleteVoidInvoicesOfAcme();
        long left = number("select count(*) from invoices");

        assertThat(migrator.seed()).isEmpty();
        assertThat(number("select count(*) from invoices")).isEqualTo(left);
    }

    /**
     * Deletes as the tenant: from PostgreSQL 18 on, triggers of cascaded deletes run as the owner, under the policies.
     */
    private void deleteVoidInvoicesOfAcme() throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + MigratedDatabase.ACME + "', true)");
            assertThat(statement.executeUpdate("delete from invoices where status = 'void' and tenant_id = '"
                            + MigratedDatabase.ACME + "'"))
                    .isPositive();
            connection.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
