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
 * Writes all of one tenant as lines of JSON: a header, each row of each table, and a line that says how many rows there
 * were, so that a file that was cut off is known. The same rows always give the same bytes, whichever keys encrypt them
 * in the database: personal data is written in the clear, and the file is to be guarded like what it holds.
 */
public final class TenantExport {

    private final Connection connection;
    private final PersonalData personalData;
    private final int schemaVersion;

    /**
     * @param connection one of the owner's, for this export alone
     * @param schemaVersion the version of the database
     */
    public TenantExport(Connection connection, PersonalData personalData, int schemaVersion) {
        this.connection = connection;
        this.personalData = personalData;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Writes the tenant as of one moment; others may go on working in it.
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
