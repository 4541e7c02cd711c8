package dev.patchbay.migrator.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.encryption.TenantKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of one encrypted column, of the tenant that the transaction has entered, read in pages of bounded size.
 */
final class EncryptedValues {

    private static final int ROWS_AT_ONCE = 500;

    private static final String PLAIN = "{column} is not null and {index} is null";

    private final Connection connection;
    private final EncryptedColumn column;
    private final UUID tenant;

    EncryptedValues(Connection connection, EncryptedColumn column, UUID tenant) {
        this.connection = connection;
        this.column = column;
        this.tenant = tenant;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Value(UUID id, byte[] bytes) {}

    /** True if a migration left values in the clear: those without an index. */
    boolean hasPlain() throws SQLException {
        if (!column.indexed()) {
            return false;
        }
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(column.sql("select from {table} where " + PLAIN + " limit 1"))) {
            return row.next();
        }
    }

    /** Encrypts the values that are in the clear. */
    void encryptPlain(TenantKeys keys) throws SQLException {
        if (!column.indexed()) {
            return;
        }
        String write = column.sql("update {table} set {column} = ?, {index} = ? where tenant_id = ? and id = ?");
        rewrite(PLAIN, write, () -> {}, (value, update) -> {
            String text = new String(value.bytes(), UTF_8);
            update.setBytes(1, keys.encrypt(text, column.table(), column.column(), value.id()));
            update.setBytes(2, keys.index(text, column.table(), column.column()));
            update.setObject(3, tenant);
            update.setObject(4, value.id());
            return true;
        });
    }

    /** Decrypts the values that can be decrypted, as they were before there was encryption. */
    void reveal(TenantKeys keys) throws SQLException {
        if (!column.indexed()) {
            return;
        }
        String write = column.sql("update {table} set {column} = ?, {index} = null where tenant_id = ? and id = ?");
        rewrite("{index} is not null", write, () -> {}, (value, update) -> {
            Optional<String> text = keys.decrypt(value.bytes(), column.table(), column.column(), value.id());
            if (text.isPresent()) {
                update.setBytes(1, text.get().getBytes(UTF_8));
                update.setObject(2, tenant);
                update.setObject(3, value.id());
            }
            return text.isPresent();
        });
    }

    /** The action between two pages. */
    @FunctionalInterface
    interface Pause {
        void take() throws SQLException;
    }

    /**
     * Encrypts with the newest key what an older one encrypted, only where the value is still the one that was read: a
     * service may have written a newer one meanwhile.
     *
     * @param pause the action after each page, to release its rows
     */
    long reencrypt(TenantKeys keys, Pause pause) throws SQLException {
        String write = column.sql("update {table} set {column} = ? where tenant_id = ? and id = ? and {column} = ?");
        return rewrite("{column} is not null", write, pause, (value, update) -> {
            Optional<String> text = keys.isCurrent(value.bytes())
                    ? Optional.empty()
                    : keys.decrypt(value.bytes(), column.table(), column.column(), value.id());
            if (text.isPresent()) {
                update.setBytes(1, keys.encrypt(text.get(), column.table(), column.column(), value.id()));
                update.setObject(2, tenant);
                update.setObject(3, value.id());
                update.setBytes(4, value.bytes());
            }
            return text.isPresent();
        });
    }

    /** Binds the new value, or returns false to leave it as it is. */
    @FunctionalInterface
    private interface Rewriter {
        boolean bind(Value value, PreparedStatement update) throws SQLException;
    }

    private long rewrite(String condition, String write, Pause pause, Rewriter rewriter) throws SQLException {
        long rewritten = 0;
        try (PreparedStatement update = connection.prepareStatement(write)) {
            List<Value> page = page(condition, null);
            while (!page.isEmpty()) {
                for (Value value : page) {
                    if (rewriter.bind(value, update)) {
                        update.addBatch();
                        rewritten++;
                    }
                }
                update.executeBatch();
                UUID last = page.getLast().id();
                pause.take();
                page = page.size() < ROWS_AT_ONCE ? List.of() : page(condition, last);
            }
        }
        return rewritten;
    }

    private List<Value> page(String condition, @Nullable UUID after) throws SQLException {
        String query = column.sql("select id, {column} from {table} where " + condition)
                + (after == null ? "" : " and id > ?") + " order by id limit " + ROWS_AT_ONCE;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (after != null) {
                statement.setObject(1, after);
            }
            List<Value> page = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Value(rows.getObject(1, UUID.class), rows.getBytes(2)));
                }
            }
            return page;
        }
    }
}
