package dev.patchbay.migrator.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.MigratedDatabase;
import dev.patchbay.migrator.MigrationException;
import dev.patchbay.migrator.Migrator;
import dev.patchbay.migrator.MigratorConfig;
import dev.patchbay.migrator.tenant.TenantExport;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** The encryption of personal data in the database, and the rotation of every key. */
class PersonalDataTest {

    @TempDir
    Path folder;

    private final TestDatabase database = MigratedDatabase.filled();
    private Path masterKey;
    private Migrator migrator;

    /** The keyset file is a copy, because some tests change it. */
    @BeforeEach
    void copyMasterKey() throws IOException {
        masterKey = folder.resolve("master.json");
        Files.copy(Path.of(MigratedDatabase.MASTER_KEY), masterKey, StandardCopyOption.COPY_ATTRIBUTES);
        migrator = Migrator.of(config(masterKey.toString()));
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
    void rotationDropsDataKeysThatEncryptNothing() throws Exception {
        String before = export();
        Set<String> first = keyIds();

        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateData(null)).isPositive();
        }
        assertThat(keyIds()).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        assertThat(export()).isEqualTo(before);
        settle();
        try (Connection owner = owner()) {
            var _ = rotation(owner).rotateData(MigratedDatabase.ACME);
        }
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void masterKeyRotatesAndTheOldOneIsDeleted() throws Exception {
        String before = export();
        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateMaster(true)).isEqualTo(2);
        }
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void anotherMasterKeyUnwrapsNothing() {
        Path other = folder.resolve("other.json");
        KeysetFile.create(other);
        masterKey = other;

        assertThatThrownBy(this::export).isInstanceOf(KeyException.class).hasMessageContaining("did not wrap");
    }

    @Test
    void destroyedKeysStayDestroyed() throws Exception {
        try (Connection owner = owner()) {
            personalData(owner).destroy(MigratedDatabase.ACME);
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

    /** More values than a page has, one of them with the smallest possible id. */
    @Test
    void valuesAreProcessedInPages() throws Exception {
        migrator.undo(7);
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("insert into emails (tenant_id, id, address) select '" + MigratedDatabase.ACME
                    + "', lpad(to_hex(n), 32, '0')::uuid, n || '@many.example' from generate_series(0, 1499) n");
        }
        migrator.migrate();
        assertThat(strings("select encode(address, 'escape') from emails"))
                .noneMatch(text -> text.contains(".example"));

        try (Connection owner = owner()) {
            assertThat(rotation(owner).rotateData(MigratedDatabase.ACME)).isGreaterThanOrEqualTo(1500);
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
            new TenantExport(owner, personalData(owner), MigratedDatabase.version()).write("acme", lines);
            return lines.toString();
        }
    }

    /** The ids of the keys that encrypted anything: bytes 2 to 5 of a ciphertext. */
    private Set<String> keyIds() throws SQLException {
        return new HashSet<>(strings("select distinct tenant_id || encode(substr(address, 2, 4), 'hex') from emails"));
    }

    /** Moves the last rotation into the past. */
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
