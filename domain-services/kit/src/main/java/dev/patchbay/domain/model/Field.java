package dev.patchbay.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * A field of a resource, which is a column of its table.
 *
 * @param name as in JSON and in the query language: lower camel case
 * @param index its position among the resource's fields
 * @param nullable true if the column, and so a response, may hold null
 * @param hidden true if the API knows nothing of it
 * @param defaultValue the value of a new resource whose body does not name the field
 * @param encrypted true if the column holds ciphertext, and {@link #indexColumn()} the same bytes for equal values
 * @param referencedTable the table that a reference points to, inside the allow list or not
 */
public record Field(
        String name,
        String column,
        int index,
        FieldType type,
        FieldRole role,
        boolean nullable,
        boolean hidden,
        boolean encrypted,
        @Nullable Object defaultValue,
        Constraints constraints,
        @Nullable String description,
        @Nullable String example,
        @Nullable String referencedTable) {

    /** True if the body of a new resource must name the field. */
    public boolean isRequired() {
        return role == FieldRole.CLIENT && !nullable && defaultValue == null;
    }

    /** The column by which an encrypted value is found. */
    public String indexColumn() {
        return column + "_index";
    }

    /** True if a list can be ordered by the field: the order of ciphertexts is not that of their values. */
    public boolean isOrderable() {
        return !hidden && !encrypted;
    }

    /** True if a body may name the field. */
    public boolean isInput() {
        return !hidden && role.isTakenFromBody();
    }
}
