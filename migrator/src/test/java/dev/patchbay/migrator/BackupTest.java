package dev.patchbay.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore by PostgreSQL's own programs, if they are as new as the server. */
class BackupTest {

    private static final Pattern MAJOR_VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final TestDatabase database = MigratedDatabase.filled();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void restoredDatabaseIsTheSame() throws SQLException, IOException {
        assumeToolsAreAsNewAsTheServer();
        Path file = folder.resolve("patchbay.dump");
        new PostgresTool(database.jdbcUrl(), "postgres", "postgres").dump(file);

        TestDatabase restored = TestPostgres.emptyDatabase();
        Migrator migrator = Migrator.of(MigratedDatabase.config(restored));
        migrator.restore(file);

        assertThat(CatalogDump.of(restored)).isEqualTo(CatalogDump.of(database));
        assertThat(migrator.validate()).isEmpty();
    }

    @Test
    void dumpUnderRowLevelSecurityIsRejected() throws IOException, SQLException {
        assumeToolsAreAsNewAsTheServer();
        Path file = folder.resolve("patchbay.dump");

        assertThatThrownBy(() -> new PostgresTool(database.jdbcUrl(), TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD)
                        .dump(file))
                .hasMessageContaining("let PATCHBAY_BACKUP_USERNAME (now patchbay_owner) be a role with BYPASSRLS");
        assertThat(file).doesNotExist();
    }

    @Test
    void backupIsRestoredIntoAnEmptyDatabaseOnly() {
        Migrator migrator = Migrator.of(MigratedDatabase.config(database));

        assertThatThrownBy(() -> migrator.restore(folder.resolve("any.dump")))
                .hasMessage(database.jdbcUrl() + " is not empty; restore into a new database");
    }

    private void assumeToolsAreAsNewAsTheServer() throws IOException, SQLException {
        try (Connection connection = database.connectAsSuperuser()) {
            Process process = new ProcessBuilder("pg_dump", "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), UTF_8);
            Matcher major = MAJOR_VERSION.matcher(version);
            assumeTrue(
                    major.find()
                            && Integer.parseInt(major.group(1))
                                    >= connection.getMetaData().getDatabaseMajorVersion(),
                    version);
        } catch (IOException _) {
            assumeTrue(false, "pg_dump is not installed");
        }
    }
}
