package dev.patchbay.migrator;

import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Databases as the migrator makes them; the demo tenants are in them. */
public final class HouseDatabase {

    public static final UUID ACME = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID GLOBEX = UUID.fromString("01900000-0000-7000-8000-0000000000b2");

    /** The name of a service to the password of its role. */
    public static final Map<String, String> PASSWORDS =
            Map.of("shared", "s", "customers", "c", "products", "p", "invoices", "i");

    private HouseDatabase() {}

    public static MigratorConfig config(TestDatabase database) {
        return config(database, PASSWORDS);
    }

    /** For scripts that make no service roles. */
    static MigratorConfig withoutServices(TestDatabase database) {
        return config(database, Map.of());
    }

    /** What the migrator's program reads. */
    static Map<String, String> environment(TestDatabase database) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PATCHBAY_DATABASE_URL", database.jdbcUrl(),
                "PATCHBAY_OWNER_USERNAME", TestPostgres.OWNER,
                "PATCHBAY_OWNER_PASSWORD", TestPostgres.OWNER_PASSWORD));
        PASSWORDS.forEach((service, password) ->
                environment.put("PATCHBAY_" + service.toUpperCase(Locale.ROOT) + "_PASSWORD", password));
        return environment;
    }

    private static MigratorConfig config(TestDatabase database, Map<String, String> passwords) {
        return new MigratorConfig(
                database.jdbcUrl(), TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD, Duration.ofSeconds(5), passwords);
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
