package dev.patchbay.domain.store;

import dev.patchbay.domain.model.FieldType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a statement's parameter. */
sealed interface Argument {

    record Single(FieldType type, @Nullable Object value) implements Argument {}

    record Array(FieldType type, List<?> values) implements Argument {}

    /** A value of an encrypted column's index. */
    @SuppressWarnings("ArrayRecordComponent") // bound, never compared
    record Index(byte[] value) implements Argument {}

    /** Any number of values of an encrypted column's index. */
    record Indexes(List<byte[]> values) implements Argument {}

    /** Binds the value to the parameter with this index, counted from 1. */
    default void bind(PreparedStatement statement, int index) throws SQLException {
        switch (this) {
            case Single(FieldType type, Object value) -> Columns.bind(type, statement, index, value);
            case Array(FieldType type, List<?> values) -> Columns.bindArray(type, statement, index, values);
            case Index(byte[] value) -> statement.setBytes(index, value);
            case Indexes(List<byte[]> values) ->
                statement.setArray(
                        index, statement.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new)));
        }
    }
}
