package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.migrator.MigrationScripts.Script;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigratorTest {

    private static final int LATEST = MigrationScripts.ofThisBuild().latest();

    private static final List<String> ALL = Stream.concat(
                    MigrationScripts.ofThisBuild().versioned().values().stream().map(Script::file),
                    Stream.of("R__1_policies.sql", "R__2_grants.sql", "R__3_changes.sql"))
            .toList();

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final MigratorConfig config = HouseDatabase.config(database);
    private final Migrator migrator = Migrator.of(config);

    @Test
    void secondRunFindsNothingToDo() {
        assertThat(migrator.migrate()).isEqualTo(new MigrationReport(LATEST, ALL));
        assertThat(migrator.migrate()).isEqualTo(new MigrationReport(LATEST, List.of()));
        assertThat(migrator.validate()).isEmpty();
    }

    @Test
    void tenAtOnceAllFindItDoneAndOneDidIt() throws Exception {
        Callable<MigrationReport> run = () -> Migrator.of(config).migrate();
        try (ExecutorService ten = Executors.newFixedThreadPool(10)) {
            List<String> applied = new ArrayList<>();
            for (Future<MigrationReport> report : ten.invokeAll(Collections.nCopies(10, run))) {
                assertThat(report.get().version()).isEqualTo(LATEST);
                applied.addAll(report.get().scripts());
            }
            assertThat(applied).isEqualTo(ALL);
        }
    }

    @Test
    void databasesOfOneServerDoNotDisturbEachOther() throws Exception {
        Callable<MigrationReport> run = () ->
                Migrator.of(HouseDatabase.config(TestPostgres.emptyDatabase())).migrate();
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            for (Future<MigrationReport> report : four.invokeAll(Collections.nCopies(4, run))) {
                assertThat(report.get().scripts()).isEqualTo(ALL);
            }
        }
    }

    @Test
    void undoAllTheWayAndUpAgainLeavesTheSameSchema() throws SQLException {
        migrator.migrate();
        List<String> before = CatalogDump.of(database);

        for (int version = LATEST - 1; version >= 0; version--) {
            assertThat(migrator.undo(version)).hasSize(1);
        }
        assertThat(CatalogDump.of(database))
                .noneMatch(line -> line.startsWith("policy") || line.startsWith("r customers"));

        migrator.migrate();
        assertThat(CatalogDump.of(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 99})
    void undoNeedsAVersionThatWas(int version) {
        migrator.migrate();

        assertThatThrownBy(() -> migrator.undo(version))
                .hasMessage("undo --to %d: the database is at version %d; name a version from 0 to %2$d"
                        .formatted(version, LATEST));
    }

    @Test
    void failedRunLeavesTheDatabaseAsItWas() throws SQLException {
        List<String> before = CatalogDump.of(database);

        assertThatThrownBy(new Migrator(config, MigrationScripts.in("db/broken"), List.of())::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessage("V2__bad.sql:3: ERROR: invalid input syntax for type uuid: \"not a uuid\";"
                        + " nothing was changed");
        assertThat(CatalogDump.of(database)).isEqualTo(before);
    }

    @Test
    void changedScriptIsRefusedByName() throws SQLException {
        migrator.migrate();
        execute("update flyway_schema_history set checksum = 1 where version in ('2', '3')");

        String problem = "%s was changed after it was applied; restore it and put the change into a new version";
        assertThatThrownBy(migrator::migrate)
                .hasMessage(problem.formatted("V2__shared.sql") + "; " + problem.formatted("V3__customers.sql"));
        assertThat(migrator.validate())
                .contains(problem.formatted("V2__shared.sql"), problem.formatted("V3__customers.sql"));
    }

    @Test
    void newerDatabaseIsLeftAlone() throws SQLException {
        migrator.migrate();
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
    void indexIsBuiltConcurrentlyWhileOthersWait() throws Exception {
        Callable<MigrationReport> run = () -> new Migrator(
                        HouseDatabase.withoutServices(database), MigrationScripts.in("db/concurrent"), List.of())
                .migrate();
        try (ExecutorService three = Executors.newFixedThreadPool(3)) {
            for (Future<MigrationReport> report : three.invokeAll(Collections.nCopies(3, run))) {
                assertThat(report.get().version()).isEqualTo(3);
            }
        }
        assertThat(number("select count(*) from pg_indexes where indexname = 'boxes_size'"))
                .isOne();
    }

    @Test
    void policyDroppedByHandIsToldByValidate() throws SQLException {
        migrator.migrate();
        execute("drop policy tenant on customers");

        assertThat(migrator.validate())
                .contains("customers: has not exactly one permissive policy, for all commands and everybody");
    }

    @Test
    void infoListsEveryScript() {
        assertThat(migrator.info())
                .filteredOn(state -> state.version() != null)
                .hasSize(LATEST)
                .allMatch(state -> state.state().equals("pending"));

        migrator.migrate();

        assertThat(migrator.info()).hasSize(LATEST + 3).allMatch(state -> state.installedOn() != null);
    }

    @Test
    void serviceWithoutPasswordCannotLogIn() throws SQLException {
        migrator.migrate();
        execute("alter role patchbay_products nologin password null");

        Migrator.of(HouseDatabase.withoutServices(database)).migrate();
        assertThat(number("select count(*) from pg_roles where rolname = 'patchbay_products' and rolcanlogin"))
                .isZero();

        migrator.migrate();
        assertThat(number("select count(*) from pg_authid where rolname = 'patchbay_products' and rolcanlogin"
                        + " and rolpassword like 'SCRAM-SHA-256$%'"))
                .isOne();
    }

    @Test
    void demoInvoicesAddUp() throws SQLException {
        migrator.migrate();
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
    void seedLeavesATenantAsItsUsersMadeIt() throws SQLException {
        migrator.migrate();
        migrator.seed();
        execute("delete from invoices where status = 'void'");
        long left = number("select count(*) from invoices");

        assertThat(migrator.seed()).isEmpty();
        assertThat(number("select count(*) from invoices")).isEqualTo(left);
    }

    @Test
    void absentDatabaseIsOneLine() {
        Migrator lost = Migrator.of(new MigratorConfig(
                "jdbc:postgresql://localhost:1/none", "nobody", "", Duration.ofMillis(200), Map.of()));

        assertThatThrownBy(lost::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("jdbc:postgresql://localhost:1/none did not let nobody in within 0 s: ")
                .hasMessageEndingWith(
                        "check PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME and PATCHBAY_OWNER_PASSWORD");
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
