package dev.patchbay.domain.model;

import java.util.List;

/** The types that a column may have. Chosen so that row-level security keeps every index usable. */
public sealed interface FieldType {

    /** A type without parameters; the Java type of its values stands beside it. */
    enum Scalar implements FieldType {
        /** {@link java.util.UUID} */
        UUID,
        /** {@link String} */
        TEXT,
        /** {@link Integer} */
        INTEGER,
        /** {@link Long} */
        LONG,
        /** {@link Boolean} */
        BOOLEAN,
        /** {@link java.time.LocalDate} */
        DATE,
        /** {@link java.time.Instant}, in microseconds */
        TIMESTAMP
    }

    /**
     * Text out of a fixed set; values are {@link String}s, spelled alike in the API and in the database.
     *
     * @param name unique in the service, also among its resources
     */
    record Enumeration(String name, List<String> values) implements FieldType {
        public Enumeration {
            values = List.copyOf(values);
        }
    }

    /** The name of the type in PostgreSQL, as {@code createArrayOf} takes it. */
    default String columnType() {
        return switch (this) {
            case Scalar.UUID -> "uuid";
            case Scalar.TEXT -> "text";
            case Scalar.INTEGER -> "int4";
            case Scalar.LONG -> "int8";
            case Scalar.BOOLEAN -> "bool";
            case Scalar.DATE -> "date";
            case Scalar.TIMESTAMP -> "timestamptz";
            case Enumeration ignored -> "text";
        };
    }

    /** True if {@code like} applies to it. */
    default boolean isText() {
        return this == Scalar.TEXT;
    }

    /** True if {@code gt}, {@code gte}, {@code lt} and {@code lte} apply to it. */
    default boolean isOrdered() {
        return this != Scalar.BOOLEAN && !(this instanceof Enumeration);
    }
}
