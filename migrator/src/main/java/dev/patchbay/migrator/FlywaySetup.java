package dev.patchbay.migrator;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * The configuration of Flyway.
 *
 * @param callbacks the callbacks of each step and statement
 */
record FlywaySetup(MigratorConfig config, MigrationScripts scripts, List<Callback> callbacks) {

    private static final int LOCK_TIMEOUT_SECONDS = 5;

    FlywaySetup {
        callbacks = List.copyOf(callbacks);
    }

    /** Flyway from this version to the newest; all pending scripts are one transaction, where they allow it. */
    Flyway from(int version) {
        String latest = Integer.toString(scripts.latest());
        FluentConfiguration configuration = Flyway.configure(FlywaySetup.class.getClassLoader())
                .dataSource(config.url(), config.username(), config.password())
                .locations("classpath:" + scripts.folder())
                .target(MigrationVersion.fromVersion(latest))
                .placeholders(Map.of("version", latest))
                .callbacks(callbacks.toArray(Callback[]::new))
                // A session that waits for a table's lock makes all later ones wait: give up instead.
                .initSql("set lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s'")
                .group(scripts.shareTransactionAbove(version))
                .validateOnMigrate(false)
                .ignoreMigrationPatterns("*:pending", "*:future", "repeatable:*");
        // A lock inside a transaction would keep CREATE INDEX CONCURRENTLY waiting for ever.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /** The applied scripts that differ from those of this build: one line for each file. */
    List<String> changedScripts(Flyway flyway) {
        ValidateResult result = flyway.validateWithResult();
        return result.invalidMigrations.stream().map(this::problem).toList();
    }

    private String problem(ValidateOutput invalid) {
        MigrationScripts.Script script = scripts.versioned().get(Integer.valueOf(invalid.version));
        String file = script == null ? "V%s (%s)".formatted(invalid.version, invalid.description) : script.file();
        if (invalid.errorDetails.errorCode == CoreErrorCode.CHECKSUM_MISMATCH) {
            return file + " was changed after it was applied; restore it and put the change into a new version";
        }
        if (invalid.errorDetails.errorCode == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED) {
            return file + " was applied and is no longer there; restore it";
        }
        return file + ": " + FailureText.firstLine(invalid.errorDetails.errorMessage);
    }
}
