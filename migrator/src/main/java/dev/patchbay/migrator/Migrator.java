package dev.patchbay.migrator;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.lint.AllowList;
import dev.patchbay.migrator.lint.SchemaLints;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Migrates a database to the schema of this build: versioned migrations, policies, grants and service roles. Any number
 * of migrators may run at once; one does the work, the others wait until it is done.
 *
 * <p>Every method waits for the database as long as {@link MigratorConfig#patience()} says, and throws a
 * {@link MigrationException} of one clear line if it is unreachable or rejects a statement.
 */
public final class Migrator {

    private final MigratorConfig config;
    private final MigrationScripts scripts;
    private final Database database;
    private final FlywaySetup setup;

    /** Makes a migrator of these scripts that calls the callbacks for every statement. */
    Migrator(MigratorConfig config, MigrationScripts scripts, List<Callback> callbacks) {
        this.config = config;
        this.scripts = scripts;
        this.database = new Database(config);
        this.setup = new FlywaySetup(config, scripts, callbacks);
    }

    public static Migrator of(MigratorConfig config) {
        return new Migrator(config, MigrationScripts.ofThisBuild(), List.of());
    }

    /**
     * Applies the pending migrations, in one transaction where the scripts allow it. A database that is ahead of this
     * build is left alone: an old pod that starts again during a rolling upgrade must not take the new grants away.
     */
    public MigrationReport migrate() {
        return underLock("the schema could not be migrated", connection -> {
            int before = SchemaHistory.version(connection);
            if (before > scripts.latest()) {
                return new MigrationReport(before, List.of());
            }
            SchemaHistory.forgetFailures(connection);
            PersonalData personalData = new PersonalData(connection, config.masterKey());
            if (before > 0 && before < scripts.latest()) {
                personalData.requireMasterKey();
            }
            MigrateResult result = migrate(connection, before);
            personalData.secureAll();
            connection.setAutoCommit(true);
            new ServicePasswords(config.servicePasswords()).set(connection);
            return new MigrationReport(SchemaHistory.version(connection), files(result));
        });
    }

    private MigrateResult migrate(Connection connection, int before) throws SQLException {
        Flyway flyway = setup.from(before);
        try {
            refuseChangedScripts(flyway);
            return flyway.migrate();
        } catch (FlywayException e) {
            SchemaHistory.dropIfEmpty(connection);
            int after = SchemaHistory.version(connection);
            throw new MigrationException(
                    FailureText.of(e)
                            + (after == before ? "; nothing was changed" : "; the database is at version " + after),
                    e);
        }
    }

    private static List<String> files(MigrateResult result) {
        return result.migrations.stream()
                .map(migration -> migration.filepath.substring(migration.filepath.lastIndexOf('/') + 1))
                .toList();
    }

    private void refuseChangedScripts(Flyway flyway) {
        List<String> changed = setup.changedScripts(flyway);
        if (!changed.isEmpty()) {
            throw new MigrationException(String.join("; ", changed));
        }
    }

    /** Every script of this build and of the database, oldest first. */
    public List<MigrationState> info() {
        return connected("the schema's history could not be read", connection -> {
            MigrationInfo[] all =
                    setup.from(SchemaHistory.version(connection)).info().all();
            return Arrays.stream(all).map(MigrationState::of).toList();
        });
    }

    /**
     * Compares the database with this build: scripts that changed after they were applied, and violations of the rules
     * for tables, policies and grants.
     *
     * @return a line for each difference; empty when all is well
     */
    public List<String> validate() {
        return connected("the schema could not be validated", connection -> {
            int version = SchemaHistory.version(connection);
            List<String> problems = new ArrayList<>(setup.changedScripts(setup.from(version)));
            if (version < scripts.latest()) {
                problems.add("the schema is at version %d, this build brings %d: run patchbay migrate"
                        .formatted(version, scripts.latest()));
            } else {
                new SchemaLints(AllowList.of(connection))
                        .findings(connection)
                        .forEach(finding -> problems.add(finding.toString()));
            }
            return problems;
        });
    }

    /**
     * Tries the pending migrations on a copy of the database, which is created and dropped beside it: the database
     * itself is not touched.
     */
    public CheckReport check() {
        return underLock("the check could not be done", new Check(config, scripts)::run);
    }

    /**
     * Undoes every version above {@code version} with its undo script; the data of its tables is lost.
     *
     * @return the undo scripts that ran, in order
     */
    public List<String> undo(int version) {
        return underLock("the schema could not be taken back", connection -> {
            PersonalData personalData = new PersonalData(connection, config.masterKey());
            return new Undo(scripts, personalData).to(version, connection);
        });
    }

    /**
     * Fills the demo tenants that do not exist yet; an existing one stays as its users left it.
     *
     * @return the slugs of the tenants that were filled
     */
    public List<String> seed() {
        return underLock("the demo data could not be written", connection -> {
            PersonalData personalData = new PersonalData(connection, config.masterKey());
            return DemoData.seed(connection, personalData);
        });
    }

    /**
     * Restores a backup of the whole database into an empty one; roles, policies and grants are created again.
     *
     * @param file the output of {@code pg_dump --format=custom}
     */
    public MigrationReport restore(Path file) {
        underLock("the backup could not be restored", connection -> {
            if (SchemaHistory.exists(connection)) {
                throw new MigrationException(config.url() + " is not empty; restore into a new database");
            }
            new PostgresTool(config.url(), config.username(), config.password()).restore(file);
            SchemaHistory.forgetAbove(SchemaHistory.version(connection), connection);
            return file;
        });
        return migrate();
    }

    /** Work with the owner's connection. */
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T underLock(String failure, Work<T> work) {
        return connected(failure, connection -> {
            MigrationLock.acquire(connection);
            return work.with(connection);
        });
    }

    private <T> T connected(String failure, Work<T> work) {
        try (Connection connection = database.await()) {
            return work.with(connection);
        } catch (SQLException | FlywayException | KeyException e) {
            throw new MigrationException(failure + ": " + FailureText.firstLine(e), e);
        }
    }
}
