package dev.patchbay.runtime.launch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a local platform.
 *
 * @param state the folder for database, keys, secrets and logs
 * @param composerConfig the composer.yml to serve
 * @param composerJar the composer's executable jar
 * @param existingDatabase the database to use instead of an embedded one
 * @param ports changes to {@link Ports#fixed}
 */
public record PlatformSettings(
        Path state,
        Path composerConfig,
        Path composerJar,
        @Nullable ExistingDatabase existingDatabase,
        Map<String, Integer> ports) {

    /** An existing PostgreSQL database and the role that owns it. */
    public record ExistingDatabase(String url, String owner, String password) {}
}
