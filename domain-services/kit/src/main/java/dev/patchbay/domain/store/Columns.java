package dev.patchbay.domain.store;

import dev.patchbay.domain.model.FieldType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and binds the values of columns. */
final class Columns {

    private Columns() {}

    /** Reads a column of the result, counted from 1. */
    static @Nullable Object read(FieldType type, ResultSet row, int column) throws SQLException {
        return switch (type) {
            case FieldType.Scalar.UUID -> row.getObject(column, UUID.class);
            case FieldType.Scalar.TEXT -> row.getString(column);
            case FieldType.Scalar.INTEGER -> nullable(row, row.getInt(column));
            case FieldType.Scalar.LONG -> nullable(row, row.getLong(column));
            case FieldType.Scalar.BOOLEAN -> nullable(row, row.getBoolean(column));
            case FieldType.Scalar.DATE -> row.getObject(column, LocalDate.class);
            case FieldType.Scalar.TIMESTAMP -> {
                OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case FieldType.Enumeration ignored -> row.getString(column);
        };
    }

    private static @Nullable Object nullable(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    static void bind(FieldType type, PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, nullType(type));
            return;
        }
        switch (type) {
            case FieldType.Scalar.UUID, FieldType.Scalar.DATE -> statement.setObject(index, value);
            case FieldType.Scalar.TEXT -> statement.setString(index, (String) value);
            case FieldType.Scalar.INTEGER -> statement.setInt(index, (Integer) value);
            case FieldType.Scalar.LONG -> statement.setLong(index, (Long) value);
            case FieldType.Scalar.BOOLEAN -> statement.setBoolean(index, (Boolean) value);
            case FieldType.Scalar.TIMESTAMP -> statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
            case FieldType.Enumeration ignored -> statement.setString(index, (String) value);
        }
    }

    /** Binds all values as one array, so that a list of any length is one statement. */
    static void bindArray(FieldType type, PreparedStatement statement, int index, List<?> values) throws SQLException {
        Object[] elements = type == FieldType.Scalar.TIMESTAMP
                ? values.stream()
                        .map(value -> ((Instant) value).atOffset(ZoneOffset.UTC))
                        .toArray()
                : values.toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type.columnType(), elements));
    }

    private static int nullType(FieldType type) {
        return switch (type) {
            case FieldType.Scalar.UUID -> Types.OTHER;
            case FieldType.Scalar.TEXT -> Types.VARCHAR;
            case FieldType.Scalar.INTEGER -> Types.INTEGER;
            case FieldType.Scalar.LONG -> Types.BIGINT;
            case FieldType.Scalar.BOOLEAN -> Types.BOOLEAN;
            case FieldType.Scalar.DATE -> Types.DATE;
            case FieldType.Scalar.TIMESTAMP -> Types.TIMESTAMP_WITH_TIMEZONE;
            case FieldType.Enumeration ignored -> Types.VARCHAR;
        };
    }
}
