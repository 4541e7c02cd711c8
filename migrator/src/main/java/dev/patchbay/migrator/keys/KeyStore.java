package dev.patchbay.migrator.keys;

import dev.patchbay.encryption.KeyException;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.encryption.TenantKeys;
import dev.patchbay.encryption.WrappedKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of the tenants' wrapped keys. Each method works in a transaction that has entered the tenant. */
final class KeyStore {

    private final Connection connection;
    private final String location;
    private @Nullable MasterKey master;

    /** Makes a store whose master key is opened when it is first needed. */
    KeyStore(Connection connection, String location) {
        this.connection = connection;
        this.location = location;
    }

    MasterKey master() {
        if (master == null) {
            master = MasterKey.open(location);
        }
        return master;
    }

    /**
     * A tenant's row of the table.
     *
     * @param wrapped null if the keys were destroyed
     */
    record Entry(@Nullable WrappedKeys wrapped, Instant rotatedAt) {}

    @Nullable
    Entry find(UUID tenant) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select data_keyset, index_keyset, rotated_at from tenant_keys where tenant_id = ?")) {
            query.setObject(1, tenant);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                byte @Nullable [] data = row.getBytes(1);
                byte @Nullable [] index = row.getBytes(2);
                return new Entry(
                        data == null || index == null ? null : new WrappedKeys(data, index),
                        row.getObject(3, OffsetDateTime.class).toInstant());
            }
        }
    }

    /**
     * The keys of a tenant, in the clear.
     *
     * @throws KeyException if the tenant has no keys, or they were destroyed
     */
    TenantKeys open(UUID tenant) throws SQLException {
        Entry entry = find(tenant);
        if (entry == null) {
            throw new KeyException("tenant " + tenant + " has no keys yet; run patchbay migrate");
        }
        if (entry.wrapped() == null) {
            throw new KeyException(
                    "the keys of tenant " + tenant + " were destroyed; what they encrypted is unreadable");
        }
        return TenantKeys.unwrap(tenant, entry.wrapped(), master());
    }

    TenantKeys create(UUID tenant) throws SQLException {
        TenantKeys keys = TenantKeys.create(tenant);
        WrappedKeys wrapped = keys.wrap(master());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into tenant_keys (tenant_id, id, data_keyset, index_keyset) values (?, gen_random_uuid(),"
                        + " ?, ?)")) {
            insert.setObject(1, tenant);
            insert.setBytes(2, wrapped.data());
            insert.setBytes(3, wrapped.index());
            insert.executeUpdate();
        }
        return keys;
    }

    /** Replaces the keys by the same ones in another wrapping, or by rotated ones. */
    void save(UUID tenant, TenantKeys keys, boolean rotated) throws SQLException {
        WrappedKeys wrapped = keys.wrap(master());
        try (PreparedStatement update = connection.prepareStatement("""
            update tenant_keys set data_keyset = ?, index_keyset = ?, version = version + 1, updated_at = now(),
            rotated_at = case when ? then now() else rotated_at end where tenant_id = ?\
            """)) {
            update.setBytes(1, wrapped.data());
            update.setBytes(2, wrapped.index());
            update.setBoolean(3, rotated);
            update.setObject(4, tenant);
            update.executeUpdate();
        }
    }

    void destroy(UUID tenant) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
            update tenant_keys set data_keyset = null, index_keyset = null, version = version + 1, updated_at = now()
            where tenant_id = ?\
            """)) {
            update.setObject(1, tenant);
            update.executeUpdate();
        }
    }
}
