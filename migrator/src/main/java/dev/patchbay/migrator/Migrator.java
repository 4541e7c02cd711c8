package dev.patchbay.migrator;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a database to the schema of this build: roles, versioned migrations, policies and grants. Any number of
 * migrators may run at once; one does the work, the others wait and find it done.
 */
public final class Migrator {

    private static final String MIGRATIONS = "classpath:db/migration";

    private final MigratorConfig config;

    private Migrator(MigratorConfig config) {
        this.config = config;
    }

    public static Migrator of(MigratorConfig config) {
        return new Migrator(config);
    }

    /**
     * Applies what is missing.
     *
     * @throws MigrationException when the database does not answer in time or refuses
     */
    public MigrationReport migrate() {
        awaitDatabase();
        try (Connection connection = connect()) {
            new ServiceRoles(config.servicePasswords()).createOrUpdate(connection);
        } catch (SQLException e) {
            throw new MigrationException("the service roles could not be made: " + firstLine(e), e);
        }
        try {
            MigrateResult result = flyway().migrate();
            return new MigrationReport(version(), versioned(result));
        } catch (FlywayException e) {
            throw new MigrationException(firstLine(e), e);
        }
    }

    /** Fills the demo tenants; rows that are there already stay as they are. */
    public void seed() {
        try (Connection connection = connect()) {
            DemoData.seed(connection);
        } catch (SQLException e) {
            throw new MigrationException("the demo data could not be written: " + firstLine(e), e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(config.url(), config.username(), config.password())
                .locations(MIGRATIONS)
                .placeholders(Map.of("version", latestVersion()))
                .load();
    }

    /** The newest version that this build knows, applied or not. */
    private String latestVersion() {
        MigrationInfo[] all = Flyway.configure()
                .dataSource(config.url(), config.username(), config.password())
                .locations(MIGRATIONS)
                .placeholderReplacement(false)
                .load()
                .info()
                .all();
        MigrationVersion latest = MigrationVersion.EMPTY;
        for (MigrationInfo migration : all) {
            if (migration.getVersion() != null && migration.getVersion().isNewerThan(latest)) {
                latest = migration.getVersion();
            }
        }
        return latest.toString();
    }

    private int version() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version from schema_version")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new MigrationException("the schema version could not be read: " + firstLine(e), e);
        }
    }

    private static int versioned(MigrateResult result) {
        return (int) result.migrations.stream()
                .filter(migration -> migration.version != null && !migration.version.isEmpty())
                .count();
    }

    private void awaitDatabase() {
        long deadline = System.nanoTime() + config.patience().toNanos();
        long pause = 50;
        while (true) {
            try (Connection _ = connect()) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new MigrationException(
                            config.url() + " did not let " + config.username() + " in within "
                                    + config.patience().toSeconds() + " s: " + firstLine(e),
                            e);
                }
                sleep(pause);
                pause = Math.min(pause * 2, 2000);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException("interrupted while waiting for the database", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(config.url(), config.username(), config.password());
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
