package dev.patchbay.migrator.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.encryption.KeysetFile;
import dev.patchbay.encryption.MasterKey;
import dev.patchbay.encryption.TenantKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted values of all tenants, through a connection of the owner's: encrypted for the first time, encrypted anew,
 * made unreadable. Works in small transactions beside services that go on reading and writing.
 */
public final class PersonalData {

    private static final int ROWS_AT_ONCE = 500;
    /** Longer than any service keeps keys without looking whether there are newer ones, and any transaction lasts. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Connection connection;
    private final KeyStore store;

    /**
     * The personal data of a database.
     *
     * @param location of the master key, which is opened when it is needed
     */
    public PersonalData(Connection connection, String location) {
        this.connection = connection;
        this.store = new KeyStore(connection, location);
    }

    /**
     * Makes sure that what is about to be encrypted can be: asked before a schema is changed.
     *
     * @throws dev.patchbay.encryption.KeyException when there are tenants and no master key
     */
    public void requireMasterKey() throws SQLException {
        if (!tenants().isEmpty()) {
            var _ = store.master();
        }
    }

    /** Gives keys to every tenant that has none, and encrypts what a migration left for it. */
    public void secureAll() throws SQLException {
        if (EncryptedColumn.all(connection).isEmpty()) {
            return;
        }
        connection.setAutoCommit(false);
        for (UUID tenant : tenants()) {
            enter(tenant);
            if (needsSecuring(tenant)) {
                secure(tenant);
            }
            connection.commit();
        }
    }

    /** The same for one tenant, in the caller's transaction, which has entered it. */
    public void secure(UUID tenant) throws SQLException {
        KeyStore.Entry entry = store.find(tenant);
        TenantKeys keys = entry == null ? store.create(tenant) : store.open(tenant);
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            if (column.indexed()) {
                encryptPlain(tenant, column, keys);
            }
        }
    }

    private boolean needsSecuring(UUID tenant) throws SQLException {
        return store.find(tenant) == null || hasPlain();
    }

    private boolean hasPlain() throws SQLException {
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            if (column.indexed()) {
                String any = column.sql("select from {table} where {column} is not null and {index} is null limit 1");
                try (Statement query = connection.createStatement();
                        ResultSet row = query.executeQuery(any)) {
                    if (row.next()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A value without its index is one that nobody has encrypted yet. */
    private void encryptPlain(UUID tenant, EncryptedColumn column, TenantKeys keys) throws SQLException {
        String plain = column.sql("select id, {column} from {table} where {column} is not null and {index} is null");
        String write = column.sql("update {table} set {column} = ?, {index} = ? where tenant_id = ? and id = ?");
        List<Value> values = values(plain);
        try (PreparedStatement update = connection.prepareStatement(write)) {
            for (Value value : values) {
                String text = new String(value.bytes(), UTF_8);
                update.setBytes(1, keys.encrypt(text, column.table(), column.column(), value.id()));
                update.setBytes(2, keys.index(text, column.table(), column.column()));
                update.setObject(3, tenant);
                update.setObject(4, value.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Decrypts everything, for a schema that knows no encryption; what has lost its keys stays as it is. */
    public void revealAll() throws SQLException {
        connection.setAutoCommit(false);
        for (UUID tenant : tenants()) {
            enter(tenant);
            KeyStore.Entry entry = store.find(tenant);
            if (entry != null && entry.wrapped() != null) {
                TenantKeys keys = store.open(tenant);
                for (EncryptedColumn column : EncryptedColumn.all(connection)) {
                    if (column.indexed()) {
                        reveal(tenant, column, keys);
                    }
                }
            }
        }
    }

    private void reveal(UUID tenant, EncryptedColumn column, TenantKeys keys) throws SQLException {
        String write = column.sql("update {table} set {column} = ?, {index} = null where tenant_id = ? and id = ?");
        try (PreparedStatement update = connection.prepareStatement(write)) {
            for (Value value : values(column.sql("select id, {column} from {table} where {index} is not null"))) {
                Optional<String> text = keys.decrypt(value.bytes(), column.table(), column.column(), value.id());
                if (text.isPresent()) {
                    update.setBytes(1, text.get().getBytes(UTF_8));
                    update.setObject(2, tenant);
                    update.setObject(3, value.id());
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }

    /** A new master key where it is a file, and every tenant's keys wrapped by it. */
    public List<String> rotateMaster(boolean forget) throws SQLException {
        MasterKey master = store.master();
        if (master instanceof KeysetFile file) {
            file.rotate();
        }
        connection.setAutoCommit(false);
        List<String> rotated = new ArrayList<>();
        for (UUID tenant : tenantsWithKeys()) {
            enter(tenant);
            store.save(tenant, store.open(tenant), false);
            connection.commit();
            rotated.add(tenant.toString());
        }
        if (forget && master instanceof KeysetFile file) {
            file.forgetOlder();
        }
        return rotated;
    }

    /**
     * A new data key for every tenant, or for one, and every value encrypted with it. The key before it stays until the
     * next rotation, for services that have not looked yet; by then nothing is left that it encrypted.
     *
     * @return the number of values that were encrypted anew
     */
    public long rotateData(@Nullable UUID only) throws SQLException {
        connection.setAutoCommit(false);
        long values = 0;
        for (UUID tenant : tenantsWithKeys()) {
            if (only == null || only.equals(tenant)) {
                values += rotateDataOf(tenant);
            }
        }
        return values;
    }

    private long rotateDataOf(UUID tenant) throws SQLException {
        enter(tenant);
        KeyStore.Entry entry = store.find(tenant);
        TenantKeys present = store.open(tenant);
        connection.commit();
        boolean settled =
                entry != null && entry.rotatedAt().isBefore(Instant.now().minus(SETTLED));
        if (settled) {
            var _ = encryptAnew(tenant, present);
        }
        TenantKeys next = present.rotated(settled);
        enter(tenant);
        store.save(tenant, next, true);
        connection.commit();
        return encryptAnew(tenant, next);
    }

    private long encryptAnew(UUID tenant, TenantKeys keys) throws SQLException {
        long values = 0;
        enter(tenant);
        for (EncryptedColumn column : EncryptedColumn.all(connection)) {
            UUID last = new UUID(0, 0);
            List<Value> page;
            do {
                enter(tenant);
                page = page(column, last);
                values += encryptAnew(tenant, column, page, keys);
                connection.commit();
                last = page.isEmpty() ? last : page.getLast().id();
            } while (page.size() == ROWS_AT_ONCE);
        }
        return values;
    }

    /** Only where the value is still the one that was read: somebody may have written a newer one since. */
    private long encryptAnew(UUID tenant, EncryptedColumn column, List<Value> page, TenantKeys keys)
            throws SQLException {
        String write = column.sql("update {table} set {column} = ? where tenant_id = ? and id = ? and {column} = ?");
        long values = 0;
        try (PreparedStatement update = connection.prepareStatement(write)) {
            for (Value value : page) {
                Optional<String> text = keys.isCurrent(value.bytes())
                        ? Optional.empty()
                        : keys.decrypt(value.bytes(), column.table(), column.column(), value.id());
                if (text.isPresent()) {
                    update.setBytes(1, keys.encrypt(text.get(), column.table(), column.column(), value.id()));
                    update.setObject(2, tenant);
                    update.setObject(3, value.id());
                    update.setBytes(4, value.bytes());
                    update.addBatch();
                    values++;
                }
            }
            update.executeBatch();
        }
        return values;
    }

    private List<Value> page(EncryptedColumn column, UUID after) throws SQLException {
        return values(column.sql("select id, {column} from {table} where {column} is not null and id > '" + after
                + "' order by id limit " + ROWS_AT_ONCE));
    }

    /** Throws the tenant's keys away: whatever they encrypted, in every copy of this database, is unreadable. */
    public void destroy(UUID tenant) throws SQLException {
        connection.setAutoCommit(false);
        enter(tenant);
        store.destroy(tenant);
        connection.commit();
    }

    /** The keys of the tenant that the transaction has entered, made when there are none. */
    public TenantKeys keysOf(UUID tenant) throws SQLException {
        return store.find(tenant) == null ? store.create(tenant) : store.open(tenant);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Value(UUID id, byte[] bytes) {}

    private List<Value> values(String query) throws SQLException {
        List<Value> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(new Value(rows.getObject(1, UUID.class), rows.getBytes(2)));
            }
        }
        return values;
    }

    private List<UUID> tenants() throws SQLException {
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

    private boolean isThere(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Leaves out those whose keys were destroyed. Ends in a transaction that has entered the last of them. */
    private List<UUID> tenantsWithKeys() throws SQLException {
        List<UUID> tenants = new ArrayList<>();
        for (UUID tenant : tenants()) {
            enter(tenant);
            KeyStore.Entry entry = store.find(tenant);
            if (entry != null && entry.wrapped() != null) {
                tenants.add(tenant);
            }
        }
        connection.commit();
        return tenants;
    }

    /** Not even the owner is above the policies. */
    private void enter(UUID tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }
}
