package dev.patchbay.migrator.keys;

import dev.patchbay.encryption.TenantKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The encrypted values of all tenants, through a connection of the owner: encrypts them for the first time, decrypts
 * them for an older schema, makes them unreadable. {@link KeyRotation} changes the keys.
 */
public final class PersonalData {

    private final Connection connection;
    private final KeyStore store;
    private final KeyedTenants tenants;

    /**
     * Makes the personal data of a database.
     *
     * @param location the location of the master key, which is opened when it is needed
     */
    public PersonalData(Connection connection, String location) {
        this.connection = connection;
        this.store = new KeyStore(connection, location);
        this.tenants = new KeyedTenants(connection, store);
    }

    /**
     * Checks, before a schema is changed, that personal data can be encrypted.
     *
     * @throws dev.patchbay.encryption.KeyException if there are tenants and no master key
     */
    public void requireMasterKey() throws SQLException {
        if (!tenants.all().isEmpty()) {
            var _ = store.master();
        }
    }

    /** Makes keys for every tenant that has none, and encrypts the values that a migration left in the clear. */
    public void secureAll() throws SQLException {
        if (EncryptedColumn.all(connection).isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        for (UUID tenant : tenants.all()) {
            tenants.enter(tenant);
            if (store.find(tenant) == null || hasPlain(tenant)) {
                secure(tenant);
            }
            connection.commit();
        }
    }

    /** As {@link #secureAll}, for one tenant, in the caller's transaction, which has entered it. */
    public void secure(UUID tenant) throws SQLException {
        TenantKeys keys = keysOf(tenant);
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            new EncryptedValues(connection, column, tenant).encryptPlain(keys);
        }
    }

    private boolean hasPlain(UUID tenant) throws SQLException {
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            if (new EncryptedValues(connection, column, tenant).hasPlain()) {
                return true;
            }
        }
        return false;
    }

    /** Decrypts everything, for a schema without encryption; values whose keys are gone stay as they are. */
    public void revealAll() throws SQLException {
        connection.setAutoCommit(false);
        for (UUID tenant : tenants.all()) {
            tenants.enter(tenant);
            if (tenants.hasKeys(tenant)) {
                TenantKeys keys = store.open(tenant);
                for (EncryptedColumn column : EncryptedColumn.all(connection)) {
                    new EncryptedValues(connection, column, tenant).reveal(keys);
                }
            }
        }
    }

    /** Destroys the tenant's keys: what they encrypted, in every copy of this database, becomes unreadable. */
    public void destroy(UUID tenant) throws SQLException {
        connection.setAutoCommit(false);
        tenants.enter(tenant);
        store.destroy(tenant);
        connection.commit();
    }

    /** The keys of the tenant that the transaction has entered, made if there are none. */
    public TenantKeys keysOf(UUID tenant) throws SQLException {
        return store.find(tenant) == null ? store.create(tenant) : store.open(tenant);
    }
}
