package dev.patchbay.migrator;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.lint.AllowList;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestFolder;
import dev.patchbay.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Databases that the migrator has migrated. */
public final class MigratedDatabase {

    public static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID GLOBEX = UUID.fromString("01900000-0000-7000-8000-0000000000b2");

    private static final Pattern ALLOW_SERVICE = Pattern.compile("(?m)^select allow_service\\('(\\w+)'");

    /** The keyset file of every test. */
    public static final String MASTER_KEY = newMasterKey();

    private MigratedDatabase() {}

    private static String newMasterKey() {
        Path file = TestFolder.create("keys").resolve("master.json");
        KeysetFile.create(file);
        return file.toString();
    }

    public static MigratorConfig config(TestDatabase database) {
        return config(database, passwords());
    }

    /** The configuration for scripts that make no service roles. */
    static MigratorConfig withoutServices(TestDatabase database) {
        return config(database, Map.of());
    }

    /** The environment that the migrator's program reads. */
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

    /** The schema version of the build. */
    public static int version() {
        return MigrationScripts.ofThisBuild().latest();
    }

    /** The password of a service's role: the first letter of its name. */
    public static String password(String service) {
        return service.substring(0, 1);
    }

    /** The passwords of the services that the migrations of the build name, by service. */
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

    /** A new database with the schema and the demo tenants, copied from a template. */
    public static TestDatabase filled() {
        return copyOf(Template.FILLED);
    }

    /** A new database with the schema and without any tenant, copied from a template. */
    static TestDatabase withoutTenants() {
        return copyOf(Template.WITHOUT_TENANTS);
    }

    /** A copy has all of its template but the grants on the database itself. */
    private static TestDatabase copyOf(TestDatabase template) {
        TestDatabase copy = TestPostgres.copyOf(template);
        String roles = passwords().keySet().stream().map(AllowList::roleOf).collect(Collectors.joining(", "));
        try (Connection owner = copy.connect(TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD);
                Statement statement = owner.createStatement()) {
            statement.execute("revoke all on database " + copy.name() + " from public; grant connect on database "
                    + copy.name() + " to " + roles);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return copy;
    }

    private static final class Template {

        private static final TestDatabase WITHOUT_TENANTS = migrated();
        private static final TestDatabase FILLED = seeded();

        private static TestDatabase migrated() {
            TestDatabase database = TestPostgres.emptyDatabase();
            Migrator.of(config(database)).migrate();
            return database;
        }

        private static TestDatabase seeded() {
            TestDatabase database = copyOf(WITHOUT_TENANTS);
            Migrator.of(config(database)).seed();
            return database;
        }
    }
}
