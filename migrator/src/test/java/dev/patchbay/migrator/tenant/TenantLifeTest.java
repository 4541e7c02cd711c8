package dev.patchbay.migrator.tenant;

import static dev.patchbay.migrator.MigratedDatabase.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.migrator.MigratedDatabase;
import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import dev.patchbay.testing.TestDatabase;
import dev.patchbay.testing.TestPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantLifeTest {

    /** The tables with rows in the test, each after those that it refers to. */
    private static final String[] TABLES = {
        "addresses", "emails", "idempotency_keys", "phones", "products", "customers", "invoices", "line_items"
    };

    private static final int SCHEMA = MigratedDatabase.version();

    private final TestDatabase database = MigratedDatabase.filled();

    @TempDir
    Path folder;

    private @Nullable TestDatabase hasOtherMasterKey;
    private @Nullable Path otherMasterKey;

    @Test
    void deletionLeavesNoRowOfTheTenantInAnyTable() throws SQLException {
        insertIdempotencyKey();
        long ofOthers = rows("tenant_id <> '" + ACME + "'");

        try (Connection owner = owner(database)) {
            assertThat(new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).delete("acme"))
                    .containsKeys(TABLES)
                    .allSatisfy((table, rows) -> assertThat(
                                    rows > 0 || !List.of(TABLES).contains(table))
                            .as(table)
                            .isTrue());
            assertThat(new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).list())
                    .extracting(Tenant::slug)
                    .containsExactly("globex");
        }

        assertThat(rows("tenant_id = '" + ACME + "'")).isZero();
        assertThat(rows("true")).isEqualTo(ofOthers);
    }

    @Test
    void tableOfANewDomainIsInItsOrder() throws SQLException {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                create table parcels (tenant_id uuid, id uuid, invoice_id uuid, primary key (tenant_id, id),
                    foreign key (tenant_id, invoice_id) references invoices (tenant_id, id))\
                """);
            assertThat(TenantTables.inOrder(connection))
                    .extracting(TenantTable::name)
                    .containsSubsequence(TABLES)
                    .containsSubsequence("invoices", "parcels");
        }
    }

    @Test
    void exportImportedElsewhereIsExportedWithTheSameBytes() throws SQLException, IOException {
        insertIdempotencyKey();
        TestDatabase elsewhere = MigratedDatabase.filled();
        otherMasterKey = folder.resolve("other.json");
        KeysetFile.create(otherMasterKey);
        hasOtherMasterKey = elsewhere;
        try (Connection owner = owner(elsewhere)) {
            new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).delete("acme");
        }

        String lines = export(database, "acme");
        assertThat(importInto(elsewhere, lines))
                .isEqualTo(new Tenant(ACME, "acme", "Acme Industrial Supply", "active"));

        assertThat(lines.lines().count())
                .as("a header, an end, and no line for the keys")
                .isEqualTo(rows("tenant_id = '" + ACME + "'") + 2 - 1);
        assertThat(lines).contains("\"address\":\"accounts@").doesNotContain("address_index", "keyset");
        assertThat(export(elsewhere, "acme")).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "schema":             | "schema":9          | the tenant was exported from schema version 9<latest>, \
        this database has version <latest>: bring both to the same version
        "format":1            | "format":1,         | one of the lines 1 to 413 is not JSON
        {"table":"products"   | {"table":"gadgets"  | the export has rows of gadgets, which is no table of tenants here
        "slug":"acme"         | "slug":"globex"     | the tenant globex is there already; delete it first
        "rows":               | "ro":               | the export was cut off: more rows expected, 411 found
        """)
    void invalidLinesAreRejectedAndChangeNothing(String text, String replacement, String message)
            throws SQLException, IOException {
        String lines = export(database, "acme").replace(text, replacement);
        try (Connection owner = owner(database)) {
            new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).delete("acme");
        }
        long before = rows("true");

        assertThatThrownBy(() -> importInto(database, lines))
                .isInstanceOf(TenantException.class)
                .hasMessage(message.replace("<latest>", Integer.toString(SCHEMA)));
        assertThat(rows("true")).isEqualTo(before);
    }

    @Test
    void rowsOfAnotherTenantAreRejected() throws SQLException, IOException {
        String lines = export(database, "acme")
                .replaceFirst("(\"row\":\\{\"tenant_id\":\")[^\"]+", "$1" + MigratedDatabase.GLOBEX);
        try (Connection owner = owner(database)) {
            new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).delete("acme");
        }

        assertThatThrownBy(() -> importInto(database, lines)).hasMessageContaining("row-level security");
    }

    @Test
    void tenantIsMadeSuspendedAndResumed() throws SQLException {
        UUID id = UUID.fromString("01900000-0000-7000-8000-0000000000c3");
        try (Connection owner = owner(database)) {
            Tenants tenants = new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY));
            assertThat(tenants.create(id, "initech", "Initech"))
                    .isEqualTo(new Tenant(id, "initech", "Initech", "active"));
            assertThat(tenants.setStatus("initech", "suspended").status()).isEqualTo("suspended");
            assertThat(tenants.setStatus("initech", "active").status()).isEqualTo("active");
            assertThat(tenants.create(null, "hooli", "Hooli").id()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "a", "9lives", "a b", ""})
    void invalidSlugIsRejected(String slug) throws SQLException {
        try (Connection owner = owner(database)) {
            assertThatThrownBy(() -> new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY))
                            .create(null, slug, "x"))
                    .isInstanceOf(TenantException.class)
                    .hasMessageContaining("a slug is 2 to 63 of a-z");
        }
    }

    @Test
    void unknownTenantIsReportedInOneLine() throws SQLException {
        try (Connection owner = owner(database)) {
            assertThatThrownBy(
                            () -> new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY)).delete("nobody"))
                    .hasMessage("there is no tenant nobody; see patchbay tenant list");
            assertThatThrownBy(() -> new Tenants(owner, personalData(owner, MigratedDatabase.MASTER_KEY))
                            .create(null, "acme", "x"))
                    .hasMessage("there is a tenant with the slug acme or that id already");
        }
    }

    private String masterKeyOf(TestDatabase any) {
        return any.equals(hasOtherMasterKey) ? String.valueOf(otherMasterKey) : MigratedDatabase.MASTER_KEY;
    }

    private static PersonalData personalData(Connection owner, String masterKey) {
        return new PersonalData(owner, masterKey);
    }

    private String export(TestDatabase from, String slug) throws SQLException, IOException {
        try (Connection owner = owner(from)) {
            StringWriter lines = new StringWriter();
            new TenantExport(owner, personalData(owner, masterKeyOf(from)), SCHEMA).write(slug, lines);
            return lines.toString();
        }
    }

    private Tenant importInto(TestDatabase target, String lines) throws SQLException, IOException {
        try (Connection owner = owner(target)) {
            return new TenantImport(owner, personalData(owner, masterKeyOf(target)), SCHEMA)
                    .read(new StringReader(lines));
        }
    }

    private void insertIdempotencyKey() throws SQLException {
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("""
                insert into idempotency_keys (tenant_id, id, operation, key, body_hash, response_headers)
                select id, gen_random_uuid(), 'POST /customers', 'k', '\\xcafe', '{"a": "ü\\n"}' from tenants\
                """);
        }
    }

    /** The number of rows in all tables of tenants for which the condition holds. */
    private long rows(String condition) throws SQLException {
        long sum = 0;
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            List<TenantTable> tables = TenantTables.inOrder(superuser);
            for (TenantTable table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("select count(*) from " + table.name() + " where " + condition)) {
                    rows.next();
                    sum += rows.getLong(1);
                }
            }
        }
        return sum;
    }

    private static Connection owner(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), TestPostgres.OWNER, TestPostgres.OWNER_PASSWORD);
    }
}
