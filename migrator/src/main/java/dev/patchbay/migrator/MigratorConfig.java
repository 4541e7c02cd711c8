package dev.patchbay.migrator;

import dev.patchbay.migrator.lint.AllowList;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

    /**
     * From PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME, PATCHBAY_OWNER_PASSWORD and, for each service, its
     * PATCHBAY_&lt;SERVICE&gt;_PASSWORD; a service without one gets a role that cannot log in.
     */
    public static MigratorConfig of(Map<String, String> environment, Duration patience) {
        Map<String, String> passwords = new TreeMap<>();
        for (String role : AllowList.HOUSE.tables().keySet()) {
            String service = role.substring("patchbay_".length());
            String password = environment.get("PATCHBAY_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD");
            if (password != null) {
                passwords.put(service, password);
            }
        }
        return new MigratorConfig(
                environment.getOrDefault("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:4045/patchbay"),
                environment.getOrDefault("PATCHBAY_OWNER_USERNAME", "patchbay_owner"),
                environment.getOrDefault("PATCHBAY_OWNER_PASSWORD", ""),
                patience,
                passwords);
    }

    /** Passwords have no place in a log. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}
