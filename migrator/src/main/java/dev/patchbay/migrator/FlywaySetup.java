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
 * Flyway as the house uses it.
 *
 * @param callbacks who is told of each step and statement
 */
record FlywaySetup(MigratorConfig config, MigrationScripts scripts, List<Callback> callbacks) {

    FlywaySetup {
        callbacks = List.copyOf(callbacks);
    }

    /** From this version to the newest; all that is pending is one transaction, where the scripts allow it. */
    Flyway from(int version) {
        return load(scripts.latest(), scripts.areTransactionalAbove(version));
    }

    /** From nothing to this version. */
    Flyway to(int version) {
        return load(version, false);
    }

    private Flyway load(int target, boolean asOne) {
        FluentConfiguration configuration = Flyway.configure(FlywaySetup.class.getClassLoader())
                .dataSource(config.url(), config.username(), config.password())
                .locations("classpath:" + MigrationScripts.FOLDER)
                .target(MigrationVersion.fromVersion(Integer.toString(target)))
                .placeholders(Map.of("version", Integer.toString(target)))
                .callbacks(callbacks.toArray(Callback[]::new))
                .group(asOne)
                .validateOnMigrate(false)
                .ignoreMigrationPatterns("*:pending", "*:future", "repeatable:*");
        // A lock inside a transaction would keep CREATE INDEX CONCURRENTLY waiting for ever.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /** What was applied and is not what the scripts of this build say: one line for each file. */
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
