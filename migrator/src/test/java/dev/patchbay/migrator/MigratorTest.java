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

/** The migrator on an empty database. */
class MigratorTest {

    private static final int LATEST = MigrationScripts.ofThisBuild().latest();

    private static final List<String> ALL = Stream.concat(
                    MigrationScripts.ofThisBuild().versioned().values().stream().map(Script::file),
                    Stream.of("R__1_policies.sql", "R__2_grants.sql", "R__3_changes.sql"))
            .toList();

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final MigratorConfig config = MigratedDatabase.config(database);
    private final Migrator migrator = Migrator.of(config);

    @Test
    void secondRunAppliesNothing() {
        assertThat(migrator.migrate()).isEqualTo(new MigrationReport(LATEST, ALL));
        assertThat(migrator.migrate()).isEqualTo(new MigrationReport(LATEST, List.of()));
        assertThat(migrator.validate()).isEmpty();
    }

    @Test
    void oneOfTenConcurrentRunsMigrates() throws Exception {
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
    void databasesOfOneServerAreMigratedIndependently() throws Exception {
        Callable<MigrationReport> run = () -> Migrator.of(MigratedDatabase.config(TestPostgres.emptyDatabase()))
                .migrate();
        try (ExecutorService four = Executors.newFixedThreadPool(4)) {
            for (Future<MigrationReport> report : four.invokeAll(Collections.nCopies(4, run))) {
                assertThat(report.get().scripts()).isEqualTo(ALL);
            }
        }
    }

    @Test
    void undoAndMigrateLeaveTheSameSchema() throws SQLException {
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
    void indexIsBuiltConcurrentlyWhileOthersWait() throws Exception {
        Callable<MigrationReport> run = () -> new Migrator(
                        MigratedDatabase.withoutServices(database), MigrationScripts.in("db/concurrent"), List.of())
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
    void infoListsEveryScript() {
        assertThat(migrator.info())
                .filteredOn(state -> state.version() != null)
                .hasSize(LATEST)
                .allMatch(state -> state.state().equals("pending"));

        migrator.migrate();

        assertThat(migrator.info()).hasSize(LATEST + 3).allMatch(state -> state.installedOn() != null);
    }

    @Test
    void unreachableDatabaseIsReportedInOneLine() {
        Migrator lost = Migrator.of(new MigratorConfig(
                "jdbc:postgresql://localhost:1/none", "nobody", "", Duration.ofMillis(200), Map.of()));

        assertThatThrownBy(lost::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("jdbc:postgresql://localhost:1/none did not let nobody in within 0 s: ")
                .hasMessageEndingWith(
                        "check PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME and PATCHBAY_OWNER_PASSWORD");
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
