package dev.patchbay.domain.store;

import dev.patchbay.domain.model.FieldType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value for one place of a statement. */
sealed interface Argument {

    record Single(FieldType type, @Nullable Object value) implements Argument {}

    record Array(FieldType type, List<?> values) implements Argument {}

    /** What an encrypted column's index is compared with. */
    @SuppressWarnings("ArrayRecordComponent") // bound, never compared
    record Index(byte[] value) implements Argument {}

    /** Several of those. */
    record Indexes(List<byte[]> values) implements Argument {}

    default void bind(PreparedStatement statement, int place) throws SQLException {
        switch (this) {
            case Single(FieldType type, Object value) -> Columns.bind(type, statement, place, value);
            case Array(FieldType type, List<?> values) -> Columns.bindArray(type, statement, place, values);
            case Index(byte[] value) -> statement.setBytes(place, value);
            case Indexes(List<byte[]> values) ->
                statement.setArray(
                        place, statement.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new)));
        }
    }
}
