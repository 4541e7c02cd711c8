package dev.patchbay.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * A field of a resource, which is a column of its table.
 *
 * @param name as in JSON and in the query language: lower camel case
 * @param index its place among the resource's fields
 * @param nullable whether the column, and so an answer, may hold null
 * @param hidden whether the API knows nothing of it
 * @param defaultValue what a new resource gets when the body does not name the field
 * @param encrypted whether the column holds ciphertext, and {@link #indexColumn()} what equal values have in common
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

    /** Whether a new resource must name the field. */
    public boolean isRequired() {
        return role == FieldRole.CLIENT && !nullable && defaultValue == null;
    }

    /** The column that finds an encrypted value. */
    public String indexColumn() {
        return column + "_index";
    }

    /** Whether a list can be ordered by the field: nothing tells which of two ciphertexts holds the greater value. */
    public boolean isOrderable() {
        return !hidden && !encrypted;
    }

    /** Whether a body may name the field. */
    public boolean isInput() {
        return !hidden && role.isTakenFromBody();
    }
}
