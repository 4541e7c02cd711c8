package dev.patchbay.migrator;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestFolder;
import dev.patchbay.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases as the migrator makes them; the demo tenants are in them. */
public final class HouseDatabase {

    public static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID GLOBEX = UUID.fromString("01900000-0000-7000-8000-0000000000b2");

    private static final Pattern ALLOW_SERVICE = Pattern.compile("(?m)^select allow_service\\('(\\w+)'");

    /** The keyset file of every test. */
    public static final String MASTER_KEY = newMasterKey();

    private HouseDatabase() {}

    private static String newMasterKey() {
        Path file = TestFolder.create("keys").resolve("master.json");
        KeysetFile.create(file);
        return file.toString();
    }

    public static MigratorConfig config(TestDatabase database) {
        return config(database, passwords());
    }

    /** For scripts that make no service roles. */
    static MigratorConfig withoutServices(TestDatabase database) {
        return config(database, Map.of());
    }

    /** What the migrator's program reads. */
    static Map<String, String> environment(TestDatabase database) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PATCHBAY_DATABASE_URL",
                database.jdbcUrl(),
                "PATCHBAY_OWNER_USERNAME",
                TestPostgres.OWNER,
                "PATCHBAY_OWNER_PASSWORD",
                TestPostgres.OWNER_PASSWORD,
                "PATCHBAY_MASTER_KEY",
                MASTER_KEY));
        passwords()
                .forEach((service, password) ->
                        environment.put("PATCHBAY_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD", password));
        return environment;
    }

    /** The schema version that the build brings. */
    public static int version() {
        return MigrationScripts.ofThisBuild().latest();
    }

    /** The password of a service's role: the first letter of its name. */
    public static String password(String service) {
        return service.substring(0, 1);
    }

    /** The name of a service to its password; the services are those that the migrations of the build name. */
    private static Map<String, String> passwords() {
        Map<String, String> passwords = new TreeMap<>();
        for (MigrationScripts.Script script :
                MigrationScripts.ofThisBuild().versioned().values()) {
            Matcher named = ALLOW_SERVICE.matcher(script.text());
            while (named.find()) {
                passwords.put(named.group(1), password(named.group(1)));
            }
        }
        return passwords;
    }

    private static MigratorConfig config(TestDatabase database, Map<String, String> passwords) {
        return new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                passwords,
                MASTER_KEY);
    }

    /** A database of its own, migrated and filled. */
    public static TestDatabase filled() {
        return TestPostgres.copyOf(Template.FILLED);
    }

    /** A database migrated and filled by a run of its own: a copy has all but the grants on the database itself. */
    public static TestDatabase migrated() {
        TestDatabase database = TestPostgres.emptyDatabase();
        Migrator migrator = Migrator.of(config(database));
        migrator.migrate();
        migrator.seed();
        return database;
    }

    private static final class Template {

        private static final TestDatabase FILLED = migrated();
    }
}
