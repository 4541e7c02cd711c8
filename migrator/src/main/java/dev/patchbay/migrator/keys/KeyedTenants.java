package dev.patchbay.migrator.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tenants with keys, entered one after another. */
final class KeyedTenants {

    private final Connection connection;
    private final KeyStore store;

    KeyedTenants(Connection connection, KeyStore store) {
        this.connection = connection;
        this.store = store;
    }

    List<UUID> all() throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        if (!isThere("tenants")) {
            return tenants;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from tenants order by slug")) {
            while (rows.next()) {
                tenants.add(rows.getObject(1, UUID.class));
            }
        }
        return tenants;
    }

    /** The tenants with keys that were not destroyed. Ends the transaction. */
    List<UUID> withKeys() throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        for (UUID tenant : all()) {
            enter(tenant);
            if (hasKeys(tenant)) {
                tenants.add(tenant);
            }
        }
        connection.commit();
        return tenants;
    }

    /** True if the tenant that the transaction has entered has keys that were not destroyed. */
    boolean hasKeys(UUID tenant) throws SQLException {
        KeyStore.Entry entry = store.find(tenant);
        return entry != null && entry.wrapped() != null;
    }

    /**
     * Sets the tenant of the transaction, which then sees this tenant's rows only: the policies hold for the owner,
     * too.
     */
    void enter(UUID tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }

    private boolean isThere(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
