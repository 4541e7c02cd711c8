package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.migrator.rehearsal.Effect;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rehearsal of pending migrations beside the database. */
class CheckTest {

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private final MigratorConfig config = MigratedDatabase.withoutServices(database);
    private final MigrationScripts heavy = MigrationScripts.in("db/heavy");

    @Test
    void pendingMigrationsAreTriedOnACopyWithItsData() throws SQLException {
        migrate(1);
        List<String> before = CatalogDump.of(database);

        CheckReport report = new Migrator(config, heavy, List.of()).check();

        assertThat(report.version()).isEqualTo(1);
        assertThat(report.pending()).hasSize(6).startsWith("V2__rewrite.sql").endsWith("V7__own.sql");
        assertThat(report.withData()).isTrue();
        assertThat(blocking(report))
                .extracting(effect -> effect.script() + " " + effect.changedRows())
                .containsExactly("V2__rewrite.sql 0", "V3__index.sql 0", "V5__validate.sql 0", "V6__backfill.sql 100");
        assertThat(CatalogDump.of(database)).isEqualTo(before);
        assertThat(databases()).doesNotContain(database.name() + "_check");
    }

    @Test
    void databaseInUseIsTriedWithoutItsData() throws SQLException {
        migrate(1);
        try (Connection _ = database.connectAsSuperuser()) {
            CheckReport report = new Migrator(config, heavy.upTo(2), List.of()).check();

            assertThat(report.withData()).isFalse();
            assertThat(blocking(report)).hasSize(1);
        }
    }

    @Test
    void failedRehearsalIsReportedAndItsCopyDropped() throws SQLException {
        MigrationScripts broken = MigrationScripts.in("db/broken");
        new Migrator(config, broken.upTo(1), List.of()).migrate();

        assertThatThrownBy(new Migrator(config, broken, List.of())::check).hasMessageContaining("V2__bad.sql:3: ERROR");
        assertThat(databases()).doesNotContain(database.name() + "_check");
    }

    @Test
    void checkWithoutPendingMigrationsMakesNoCopy() {
        migrate(7);

        assertThat(new Migrator(config, heavy, List.of()).check())
                .isEqualTo(new CheckReport(7, List.of(), false, List.of()));
    }

    private static List<Effect> blocking(CheckReport report) {
        return report.effects().stream().filter(Effect::blocksTraffic).toList();
    }

    private void migrate(int version) {
        new Migrator(config, heavy.upTo(version), List.of()).migrate();
    }

    private List<String> databases() throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select string_agg(datname, ' ') from pg_database")) {
            rows.next();
            return List.of(rows.getString(1).split(" ", -1));
        }
    }
}
