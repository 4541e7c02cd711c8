package dev.patchbay.migrator;

import dev.patchbay.encryption.MasterKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The migrator's configuration.
 *
 * @param url the JDBC URL of the database, without credentials
 * @param username the login role that owns the database and may create roles
 * @param patience how long to wait for a database that is not reachable yet
 * @param servicePasswords service name to the password of its login role {@code patchbay_<service>}; those of services
 *     that the database does not know are ignored
 * @param masterKey the location of the key that wraps the tenants' keys; empty for commands that need none
 */
public record MigratorConfig(
        String url,
        String username,
        String password,
        Duration patience,
        Map<String, String> servicePasswords,
        String masterKey) {

    private static final Pattern PASSWORD = Pattern.compile("PATCHBAY_([A-Z][A-Z0-9]*)_PASSWORD");

    /** The names with a password that are no services. */
    private static final Set<String> NO_SERVICES = Set.of("owner", "superuser", "backup");

    public MigratorConfig {
        servicePasswords = Map.copyOf(servicePasswords);
    }

    /** Makes a configuration without a master key, for a database without tenants. */
    public MigratorConfig(
            String url, String username, String password, Duration patience, Map<String, String> servicePasswords) {
        this(url, username, password, patience, servicePasswords, "");
    }

    /**
     * Reads PATCHBAY_DATABASE_URL, PATCHBAY_OWNER_USERNAME, PATCHBAY_OWNER_PASSWORD, PATCHBAY_MASTER_KEY and, for each
     * service, PATCHBAY_&lt;SERVICE&gt;_PASSWORD; a service without one gets a role that cannot log in.
     */
    public static MigratorConfig of(Map<String, String> environment, Duration patience) {
        Map<String, String> passwords = new TreeMap<>();
        environment.forEach((name, value) -> {
            Matcher variable = PASSWORD.matcher(name);
            if (variable.matches()) {
                String service = variable.group(1).toLowerCase(Locale.ROOT);
                if (!NO_SERVICES.contains(service)) {
                    passwords.put(service, value);
                }
            }
        });
        return new MigratorConfig(
                environment.getOrDefault("PATCHBAY_DATABASE_URL", "jdbc:postgresql://localhost:4045/patchbay"),
                environment.getOrDefault("PATCHBAY_OWNER_USERNAME", "patchbay_owner"),
                environment.getOrDefault("PATCHBAY_OWNER_PASSWORD", ""),
                patience,
                passwords,
                environment.getOrDefault(MasterKey.VARIABLE, ""));
    }

    /** The owner and the database, without the passwords, for logs. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}
