package dev.patchbay.migrator.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.HouseDatabase;
import dev.patchbay.migrator.MigrationException;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.migrator.tenant.TenantExport;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of personal data in the database's own files, and that every key can be changed under it. */
class PersonalDataTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestPostgres.emptyDatabase();
    private Path masterKey;
    private Migrator migrator;

    @BeforeEach
    void fill() {
        masterKey = folder.resolve("master.json");
        KeysetFile.create(masterKey);
        migrator = Migrator.of(config(masterKey.toString()));
        migrator.migrate();
        migrator.seed();
    }

    private MigratorConfig config(String masterKey) {
        return new MigratorConfig(
                database.jdbcUrl(),
                TestPostgres.OWNER,
                TestPostgres.OWNER_PASSWORD,
                Duration.ofSeconds(5),
                Map.of(),
                masterKey);
    }

    @Test
    void databaseHoldsNoPersonalDataInTheClear() throws Exception {
        assertThat(strings("select encode(address, 'escape') from emails"))
                .isNotEmpty()
                .noneMatch(text -> text.contains(".example") || text.contains("accounts"));
        assertThat(strings("select encode(street, 'escape') from addresses")).noneMatch(text -> text.contains("Kalev"));
        assertThat(strings(
                        "select count(*) from emails where address_index is null or octet_length(address_index) <> 16"))
                .containsExactly("0");
        assertThat(export()).contains("accounts@");
    }

    @Test
    void dataKeysRotateAndOlderOnesGoWhenNothingIsLeftOfThem() throws Exception {
        String before = export();
        Set<String> first = keyIds();

        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateData(null)).isPositive();
        }
        assertThat(keyIds()).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(export()).isEqualTo(before);
        settle();
        try (Connection owner = owner()) {
            var _ = rotation(owner).rotateData(HouseDatabase.ACME);
        }
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void masterKeyRotatesAndTheOldOneIsForgotten() throws Exception {
        String before = export();
        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateMaster(true)).isEqualTo(2);
        }
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void anotherMasterKeyOpensNothing() {
        Path other = folder.resolve("other.json");
        KeysetFile.create(other);
        masterKey = other;

        assertThatThrownBy(this::export).isInstanceOf(KeyException.class).hasMessageContaining("did not wrap");
    }

    @Test
    void destroyedKeysStayDestroyed() throws Exception {
        try (Connection owner = owner()) {
            personalData(owner).destroy(HouseDatabase.ACME);
        }
        migrator.migrate();
        assertThatThrownBy(this::export).isInstanceOf(KeyException.class).hasMessageContaining("were destroyed");
    }

    @Test
    void valuesOfAnOlderSchemaAreEncryptedAndUndoDecryptsThem() throws Exception {
        String before = export();
        migrator.undo(7);
        assertThat(strings("select address from emails")).allMatch(text -> text.startsWith("accounts@"));

        assertThatThrownBy(() -> Migrator.of(config("")).migrate())
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("set PATCHBAY_MASTER_KEY");
        migrator.migrate();

        assertThat(strings("select encode(address, 'escape') from emails"))
                .noneMatch(text -> text.contains(".example"));
        assertThat(export()).isEqualTo(before);
    }

    /** More values than are taken at a time, one of them with the least id that there is. */
    @Test
    void manyValuesAreTakenSomeAtATime() throws Exception {
        migrator.undo(7);
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into emails (tenant_id, id, address) select '" + HouseDatabase.ACME
                    + "', lpad(to_hex(n), 32, '0')::uuid, n || '@many.example' from generate_series(0, 1499) n");
        }
        migrator.migrate();
        assertThat(strings("select encode(address, 'escape') from emails"))
                .noneMatch(text -> text.contains(".example"));

        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateData(HouseDatabase.ACME)).isGreaterThanOrEqualTo(1500);
        }
        assertThat(export().lines().filter(line -> line.contains("@many.example")))
                .hasSize(1500);
        migrator.undo(7);
        assertThat(strings("select address from emails where address like '%@many.example'"))
                .hasSize(1500);
    }

    private PersonalData personalData(Connection owner) {
        return new PersonalData(owner, masterKey.toString());
    }

    private KeyRotation rotation(Connection owner) throws SQLException {
        return new KeyRotation(owner, masterKey.toString());
    }

    private String export() throws SQLException, IOException {
        try (Connection owner = owner()) {
            StringWriter lines = new StringWriter();
            new TenantExport(owner, personalData(owner), HouseDatabase.version()).write("acme", lines);
            return lines.toString();
        }
    }

    /** The ids of the keys that encrypted anything: bytes 2 to 5 of a ciphertext. */
    private Set<String> keyIds() throws SQLException {
        return new HashSet<>(strings("select distinct tenant_id || encode(substr(address, 2, 4), 'hex') from emails"));
    }

    /** As if the last rotation were long ago. */
    private void settle() throws SQLException {
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("update tenant_keys set rotated_at = now() - interval '1 hour'");
        }
    }

    private Set<String> strings(String query) throws SQLException {
        Set<String> strings = new HashSet<>();
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD);
    }
}
