package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The comparison operators of the query language, named as in Platformatic DB. A constant says all that the parser, the
 * SQL and the OpenAPI document need, so that a new operator is a new constant.
 */
public enum Operator {
    EQ("eq", Operand.VALUE, Fields.ALL, "{column} = ?", "{field} is the value."),
    NEQ("neq", Operand.VALUE, Fields.ALL, "{column} <> ?", "{field} is another value, and not null."),
    GT("gt", Operand.VALUE, Fields.ORDERED, "{column} > ?", "{field} is greater."),
    GTE("gte", Operand.VALUE, Fields.ORDERED, "{column} >= ?", "{field} is greater or equal."),
    LT("lt", Operand.VALUE, Fields.ORDERED, "{column} < ?", "{field} is less."),
    LTE("lte", Operand.VALUE, Fields.ORDERED, "{column} <= ?", "{field} is less or equal."),
    LIKE(
            "like",
            Operand.PATTERN,
            Fields.TEXT,
            "{column} LIKE ?",
            "{field} matches the pattern; `%` any text, `_` one character."),
    ILIKE("ilike", Operand.FOLDED_PATTERN, Fields.TEXT, "{column} ILIKE ?", "As `like`, without regard to case."),
    IN("in", Operand.LIST, Fields.ALL, "{column} = ANY(?)", "{field} is one of the values; quote those with commas."),
    NIN("nin", Operand.LIST, Fields.ALL, "{column} <> ALL(?)", "{field} is none of the values, and not null."),
    IS_NULL("isNull", Operand.TRUTH, Fields.ALL, "{column} IS NULL", "Whether {field} is null.");

    /** The kinds of operands: what stands behind the equals sign of a filter. */
    public enum Operand {
        /** One value of the field's type. */
        VALUE,
        /** A pattern in which a backslash escapes. */
        PATTERN,
        /** A pattern that the database folds to lower case for each row. */
        FOLDED_PATTERN,
        /** Values of the field's type, separated by commas. */
        LIST,
        /** True, or false for the opposite; no value reaches the database. */
        TRUTH;

        boolean isPattern() {
            return switch (this) {
                case PATTERN, FOLDED_PATTERN -> true;
                case VALUE, LIST, TRUTH -> false;
            };
        }
    }

    /** The fields that an operator applies to. */
    private enum Fields {
        ALL,
        ORDERED,
        TEXT
    }

    private final String text;
    private final Operand operand;
    private final Fields fields;
    private final String sqlBefore;
    private final String sqlAfter;
    private final String description;

    /** @param sql the condition, with {@code {column}} and, unless the operand is a truth, one parameter in it */
    Operator(String text, Operand operand, Fields fields, String sql, String description) {
        this.text = text;
        this.operand = operand;
        this.fields = fields;
        String[] parts = sql.split("\\{column}", -1);
        this.sqlBefore = parts[0];
        this.sqlAfter = parts[1];
        this.description = description;
    }

    /** The operator's name in a query string. */
    public String text() {
        return text;
    }

    /** The operator of this name. */
    public static Optional<Operator> of(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst();
    }

    /** The kind of its operand. */
    public Operand operand() {
        return operand;
    }

    /** True if the operator takes a list of values. */
    public boolean takesList() {
        return operand == Operand.LIST;
    }

    /** True if the operator applies to the field. */
    public boolean appliesTo(Field field) {
        return switch (fields) {
            case ALL -> true;
            case ORDERED -> field.type().isOrdered() && !field.encrypted();
            case TEXT -> field.type().isText() && !field.encrypted();
        };
    }

    /** The condition in SQL on the column, with a parameter for the operand. */
    public String sql(String column) {
        return sqlBefore + column + sqlAfter;
    }

    /** A sentence for the field's reader, as Markdown. */
    public String description(Field field) {
        return description.replace("{field}", field.name());
    }

    /** The operators that apply to the field, as a query string spells them. */
    public static List<String> namesFor(Field field) {
        return Arrays.stream(values())
                .filter(operator -> operator.appliesTo(field))
                .map(Operator::text)
                .toList();
    }
}
