package dev.patchbay.migrator.tenant;

import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Imports what {@link TenantExport} wrote, all or nothing. The lines go into a temporary table first, where the
 * database reads the JSON and gives each column its type.
 */
public final class TenantImport {

    private static final int LINES_AT_ONCE = 500;

    private final Connection connection;
    private final PersonalData personalData;
    private final int schemaVersion;

    /**
     * @param connection one of the owner's, for this import alone
     * @param schemaVersion the version of the database
     */
    public TenantImport(Connection connection, PersonalData personalData, int schemaVersion) {
        this.connection = connection;
        this.personalData = personalData;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Creates the tenant with all its rows.
     *
     * @throws TenantException if the tenant exists, or the lines are of another schema or truncated
     */
    public Tenant read(Reader in) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table import_line (number bigint, line json) on commit drop");
            load(new BufferedReader(in));
            List<TenantTable> tables = TenantTables.exported(connection);
            refuseOtherSchema(statement);
            refuseCutOff(statement);
            refuseUnknownTables(statement, tables);
            Tenant tenant = insertTenant(statement);
            Tenants.enter(connection, tenant.id());
            ImportedSecrets secrets = new ImportedSecrets(connection, personalData.keysOf(tenant.id()));
            for (TenantTable table : tables) {
                statement.execute(secrets.insertInto(table));
            }
            connection.commit();
            return tenant;
        }
    }

    private void load(BufferedReader lines) throws SQLException, IOException {
        try (PreparedStatement insert = connection.prepareStatement("insert into import_line values (?, ?::json)")) {
            long number = 0;
            String line = lines.readLine();
            while (line != null) {
                insert.setLong(1, ++number);
                insert.setString(2, line);
                insert.addBatch();
                line = lines.readLine();
                if (number % LINES_AT_ONCE == 0 || line == null) {
                    insert(insert, number);
                }
            }
        }
    }

    private static void insert(PreparedStatement lines, long last) throws SQLException {
        try {
            lines.executeBatch();
        } catch (SQLException e) {
            long first = (last - 1) / LINES_AT_ONCE * LINES_AT_ONCE + 1;
            throw new TenantException("one of the lines %d to %d is not JSON".formatted(first, last), e);
        }
    }

    private void refuseOtherSchema(Statement statement) throws SQLException {
        String schema =
                text(statement, "select coalesce((select line ->> 'schema' from import_line where number = 1), '')");
        if (!schema.equals(Integer.toString(schemaVersion))) {
            throw new TenantException(
                    schema.isEmpty()
                            ? "the first line is not the header of a tenant's export"
                            : ("the tenant was exported from schema version %s, this database has version %d: bring"
                                            + " both to the same version")
                                    .formatted(schema, schemaVersion));
        }
    }

    private static void refuseCutOff(Statement statement) throws SQLException {
        String expected = text(
                statement,
                "select coalesce((select line ->> 'rows' from import_line order by number desc limit 1), 'more')");
        String found = text(statement, "select count(*) from import_line where line -> 'row' is not null");
        if (!expected.equals(found)) {
            throw new TenantException("the export was cut off: %s rows expected, %s found".formatted(expected, found));
        }
    }

    private static void refuseUnknownTables(Statement statement, List<TenantTable> tables) throws SQLException {
        List<String> known = tables.stream().map(TenantTable::name).toList();
        String named =
                text(statement, "select coalesce(string_agg(distinct line ->> 'table', ' '), '') from import_line");
        for (String table : named.split(" ", -1)) {
            if (!table.isEmpty() && !known.contains(table)) {
                throw new TenantException("the export has rows of " + table + ", which is no table of tenants here");
            }
        }
    }

    private static Tenant insertTenant(Statement statement) throws SQLException {
        String there = text(statement, """
            select coalesce(string_agg(t.slug, ' '), '') from import_line l, tenants t where l.number = 1
            and (t.id::text = l.line -> 'tenant' ->> 'id' or t.slug = l.line -> 'tenant' ->> 'slug')\
            """);
        if (!there.isEmpty()) {
            throw new TenantException("the tenant " + there + " is there already; delete it first");
        }
        try (ResultSet rows = statement.executeQuery("""
            insert into tenants select t.* from import_line l, json_populate_record(null::tenants, l.line -> 'tenant') t
            where l.number = 1 returning *\
            """)) {
            rows.next();
            return Tenant.of(rows);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
