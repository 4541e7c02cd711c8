package dev.patchbay.migrator;

import java.time.Instant;
import java.util.Locale;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A script and its state in the database.
 *
 * @param version its schema version; null for a repeatable script
 * @param script its file
 * @param state {@code success}, {@code pending}, {@code outdated}, {@code future}, ... as Flyway calls it
 * @param installedOn when it was applied; null if it was not
 */
public record MigrationState(
        @Nullable Integer version,
        String script,
        String state,
        @Nullable Instant installedOn) {

    static MigrationState of(MigrationInfo info) {
        return new MigrationState(
                info.getVersion() == null
                        ? null
                        : Integer.valueOf(info.getVersion().toString()),
                info.getScript(),
                info.getState().getDisplayName().toLowerCase(Locale.ROOT),
                info.getInstalledOn() == null ? null : info.getInstalledOn().toInstant());
    }
}
