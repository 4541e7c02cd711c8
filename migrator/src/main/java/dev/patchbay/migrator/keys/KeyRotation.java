package dev.patchbay.migrator.keys;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.encryption.TenantKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rotates keys while services run. A failure half-way leaves everything readable; run it again. */
public final class KeyRotation {

    /** The time after which every service uses a new key and encrypts nothing with the one before it. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Connection connection;
    private final KeyStore store;
    private final KeyedTenants tenants;

    /** @param location the location of the master key */
    public KeyRotation(Connection connection, String location) throws SQLException {
        this.connection = connection;
        this.store = new KeyStore(connection, location);
        this.tenants = new KeyedTenants(connection, store);
        connection.setAutoCommit(false);
    }

    /**
     * Adds a new master key, if it is a file, and wraps every tenant's keys by it.
     *
     * @param forget true to delete older keys of the file in the end
     * @return the number of tenants
     */
    public int rotateMaster(boolean forget) throws SQLException {
        MasterKey master = store.master();
        if (master instanceof KeysetFile file) {
            file.rotate();
        }
        List<UUID> rotated = tenants.withKeys();
        for (UUID tenant : rotated) {
            tenants.enter(tenant);
            store.save(tenant, store.open(tenant), false);
            connection.commit();
        }
        if (forget && master instanceof KeysetFile file) {
            file.forgetOlder();
        }
        return rotated.size();
    }

    /**
     * Adds a new data key for every tenant, or for one, and encrypts every value with it. The key before it stays until
     * the next rotation, for services that do not use the new one yet; by then no value is left that it encrypted.
     *
     * @return the number of values that were encrypted again
     */
    public long rotateData(@Nullable UUID only) throws SQLException {
        long values = 0;
        for (UUID tenant : tenants.withKeys()) {
            if (only == null || only.equals(tenant)) {
                values += rotateDataOf(tenant);
            }
        }
        return values;
    }

    private long rotateDataOf(UUID tenant) throws SQLException {
        tenants.enter(tenant);
        KeyStore.Entry entry = store.find(tenant);
        TenantKeys present = store.open(tenant);
        connection.commit();
        boolean settled =
                entry != null && entry.rotatedAt().isBefore(Instant.now().minus(SETTLED));
        if (settled) {
            var _ = reencrypt(tenant, present);
        }
        TenantKeys next = present.rotated(settled);
        tenants.enter(tenant);
        store.save(tenant, next, true);
        connection.commit();
        return reencrypt(tenant, next);
    }

    /** Commits after each page, so that no service waits long for a row. */
    private long reencrypt(UUID tenant, TenantKeys keys) throws SQLException {
        long values = 0;
        tenants.enter(tenant);
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            values += new EncryptedValues(connection, column, tenant).reencrypt(keys, () -> {
                connection.commit();
                tenants.enter(tenant);
            });
        }
        connection.commit();
        return values;
    }
}
