package dev.patchbay.migrator;

import java.time.Duration;
import java.util.Map;

/**
 * What the migrator needs.
 *
 * @param url the JDBC URL of the database, without credentials
 * @param username the login role that owns the database and may create roles
 * @param patience how long to wait for a database that does not answer yet
 * @param servicePasswords service name to the password of its login role {@code patchbay_<service>}
 */
public record MigratorConfig(
        String url, String username, String password, Duration patience, Map<String, String> servicePasswords) {

    public MigratorConfig {
        servicePasswords = Map.copyOf(servicePasswords);
    }
}
