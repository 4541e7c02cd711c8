package dev.patchbay.domain.store;

import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The encrypted columns of one table: rows hold their values in the clear, statements hold ciphertext and indexes. */
final class EncryptedColumns {

    private final Resource resource;
    private final Keyring keyring;

    EncryptedColumns(Resource resource, Keyring keyring) {
        this.resource = resource;
        this.keyring = keyring;
    }

    /** What a comparison with an encrypted field compares its index with. */
    Argument argument(Filter.OnField comparison) {
        List<byte[]> indexes = comparison.operands().stream()
                .map(operand -> index(comparison.field(), operand))
                .toList();
        return comparison.operator().takesList()
                ? new Argument.Indexes(indexes)
                : new Argument.Index(indexes.getFirst());
    }

    /** Binds ciphertext; the row has its id already. */
    void bindValue(Field field, PreparedStatement statement, int place, Row row) throws SQLException {
        @Nullable Object value = row.get(field);
        statement.setBytes(
                place,
                value == null
                        ? null
                        : keyring.current().encrypt(value.toString(), resource.table(), field.column(), row.id()));
    }

    void bindIndex(Field field, PreparedStatement statement, int place, Row row) throws SQLException {
        @Nullable Object value = row.get(field);
        statement.setBytes(place, value == null ? null : index(field, value));
    }

    /** Puts the values in the clear in place of the ciphertext that was read. */
    void decrypt(List<Row> rows, List<Field> fields) {
        for (Field field : fields) {
            if (field.encrypted()) {
                for (Row row : rows) {
                    if (row.get(field) instanceof byte[] encrypted) {
                        row.set(field, keyring.decrypt(encrypted, resource.table(), field.column(), row.id()));
                    }
                }
            }
        }
    }

    private byte[] index(Field field, Object value) {
        return keyring.current().index(value.toString(), resource.table(), field.column());
    }
}
