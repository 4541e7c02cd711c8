package dev.patchbay.migrator.tenant;

import dev.patchbay.migrator.keys.PersonalData;
import dev.patchbay.migrator.tenant.TenantTables.TenantTable;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes all data of a tenant as lines of JSON: a header, each row of each table, and a line with the number of rows,
 * by which a truncated file is detected. Equal rows give equal bytes, whichever keys encrypt them in the database:
 * personal data is written in the clear, so the file must be protected accordingly.
 */
public final class TenantExport {

    private final Connection connection;
    private final PersonalData personalData;
    private final int schemaVersion;

    /**
     * @param connection a connection of the owner, for this export alone
     * @param schemaVersion the version of the database
     */
    public TenantExport(Connection connection, PersonalData personalData, int schemaVersion) {
        this.connection = connection;
        this.personalData = personalData;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Writes a snapshot of the tenant, which can be used meanwhile.
     *
     * @return the number of rows
     */
    public long write(String slug, Writer out) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local timezone = 'UTC'");
            Tenant tenant = Tenants.find(connection, slug, "");
            Tenants.enter(connection, tenant.id());
            String ofTenant = "select row_to_json(t)::text from tenants t where id = '" + tenant.id() + "'";
            header(statement, ofTenant, "{\"format\":1,\"schema\":" + schemaVersion + ",\"tenant\":", out);
            long rows = 0;
            ExportedRows exported = new ExportedRows(connection, personalData.keysOf(tenant.id()));
            for (TenantTable table : TenantTables.exported(connection)) {
                rows += exported.write(table, out);
            }
            out.write("{\"rows\":" + rows + "}\n");
            connection.rollback();
            return rows;
        }
    }

    private static void header(Statement statement, String query, String prefix, Writer out)
            throws SQLException, IOException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                out.write(prefix + rows.getString(1) + "}\n");
            }
        }
    }
}
