package dev.patchbay.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupted migrations: nothing is left half-done, and the next run completes. */
class InterruptedMigrationTest {

    /** The distance of the statements that are tried; each costs a run. */
    private static final int STEP = Integer.getInteger("interrupted.step", 4);

    private static final MigrationScripts SCRIPTS = MigrationScripts.ofThisBuild();

    @Test
    void lostConnectionChangesNothing() throws SQLException {
        TestDatabase untouched = TestPostgres.emptyDatabase();
        List<String> empty = CatalogDump.of(untouched);
        TestDatabase database = TestPostgres.emptyDatabase();
        MigratorConfig config = MigratedDatabase.config(database);

        int statement = 1;
        while (isCutOffAt(statement, config)) {
            assertThat(CatalogDump.of(database))
                    .as("after statement %d", statement)
                    .isEqualTo(empty);
            statement += STEP;
        }
        assertThat(statement).as("statements of all scripts").isGreaterThan(25);

        Migrator.of(MigratedDatabase.config(untouched)).migrate();
        assertThat(CatalogDump.of(database)).isEqualTo(CatalogDump.of(untouched));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 700, 900})
    void killedProcessDoesNotBlockTheNextRun(int millis) throws IOException, InterruptedException, SQLException {
        TestDatabase database = TestPostgres.emptyDatabase();
        MigratorConfig config = MigratedDatabase.config(database);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MigratorApplication.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(MigratedDatabase.environment(database));
        Process process = builder.start();
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();

        Migrator.of(config).migrate();
        assertThat(Migrator.of(config).validate()).isEmpty();
    }

    /** Cuts the connection after the statement, as a kill does; false if there are fewer statements. */
    private static boolean isCutOffAt(int statement, MigratorConfig config) {
        CutOff cutOff = new CutOff(statement);
        return cutOff.happensIn(new Migrator(config, SCRIPTS, List.of(cutOff)));
    }

    private static final class CutOff implements Callback {

        private int left;

        CutOff(int statement) {
            this.left = statement;
        }

        boolean happensIn(Migrator migrator) {
            try {
                migrator.migrate();
                return false;
            } catch (MigrationException e) {
                assertThat(left).as(e.getMessage()).isZero();
                return true;
            }
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            left--;
            if (left == 0) {
                try (Connection connection = context.getConnection()) {
                    connection.abort(Runnable::run);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public String getCallbackName() {
            return "cut off";
        }
    }
}
