package dev.patchbay.domain.query;

import dev.patchbay.domain.model.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The comparisons of the query language; the names are those of Platformatic DB. */
public enum Operator {
    EQ("eq"),
    NEQ("neq"),
    GT("gt"),
    GTE("gte"),
    LT("lt"),
    LTE("lte"),
    LIKE("like"),
    ILIKE("ilike"),
    IN("in"),
    NIN("nin"),
    IS_NULL("isNull");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** As in a query string. */
    public String text() {
        return text;
    }

    public static Optional<Operator> of(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst();
    }

    /** Whether the operator takes a list of values. */
    public boolean takesList() {
        return this == IN || this == NIN;
    }

    public boolean appliesTo(Field field) {
        return switch (this) {
            case EQ, NEQ, IN, NIN, IS_NULL -> true;
            case GT, GTE, LT, LTE -> field.type().isOrdered() && !field.encrypted();
            case LIKE, ILIKE -> field.type().isText() && !field.encrypted();
        };
    }

    /** The operators that a field takes, as a query string spells them. */
    public static List<String> namesFor(Field field) {
        return Arrays.stream(values())
                .filter(operator -> operator.appliesTo(field))
                .map(Operator::text)
                .toList();
    }
}
