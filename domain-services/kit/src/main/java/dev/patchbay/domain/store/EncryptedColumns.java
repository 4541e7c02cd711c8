package dev.patchbay.domain.store;

import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The encrypted columns of one table: rows have plaintext, statements have ciphertext and indexes. */
final class EncryptedColumns {

    private final Resource resource;
    private final Keyring keyring;

    EncryptedColumns(Resource resource, Keyring keyring) {
        this.resource = resource;
        this.keyring = keyring;
    }

    /** The argument that the field's index column is compared with. */
    Argument argument(Field field, Object value) {
        return new Argument.Index(index(field, value));
    }

    /** The argument that the field's index column is compared with, for any number of values. */
    Argument argument(Field field, List<Object> values) {
        return new Argument.Indexes(
                values.stream().map(value -> index(field, value)).toList());
    }

    /** Binds ciphertext; the row has its id already. */
    void bindValue(Field field, PreparedStatement statement, int index, Row row) throws SQLException {
        Object value = row.get(field);
        statement.setBytes(
                index,
                value == null
                        ? null
                        : keyring.current().encrypt(value.toString(), resource.table(), field.column(), row.id()));
    }

    void bindIndex(Field field, PreparedStatement statement, int index, Row row) throws SQLException {
        Object value = row.get(field);
        statement.setBytes(index, value == null ? null : index(field, value));
    }

    /** Replaces the ciphertext that was read by its plaintext. */
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
