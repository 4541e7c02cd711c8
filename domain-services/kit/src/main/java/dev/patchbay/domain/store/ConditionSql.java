package dev.patchbay.domain.store;

import dev.patchbay.domain.query.Condition;
import dev.patchbay.domain.query.Operator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Comparison;
import org.springframework.data.relational.core.sql.Conditions;

/** Turns a filter into conditions of the SQL DSL, with a place for each value; {@link Shape} collects the values. */
final class ConditionSql {

    private final TableSql sql;

    ConditionSql(TableSql sql) {
        this.sql = sql;
    }

    /** The conditions that must all hold; none for the empty filter. */
    List<org.springframework.data.relational.core.sql.Condition> all(Condition filter) {
        return switch (filter) {
            case Condition.All(List<Condition> parts) ->
                parts.stream().flatMap(part -> all(part).stream()).toList();
            case Condition.Any any -> List.of(of(any));
            case Condition.Comparison comparison -> List.of(of(comparison));
        };
    }

    private org.springframework.data.relational.core.sql.Condition of(Condition filter) {
        return switch (filter) {
            case Condition.All(List<Condition> parts) ->
                join(parts, org.springframework.data.relational.core.sql.Condition::and);
            case Condition.Any(List<Condition> parts) ->
                join(parts, org.springframework.data.relational.core.sql.Condition::or);
            case Condition.Comparison comparison -> of(comparison);
        };
    }

    private org.springframework.data.relational.core.sql.Condition join(
            List<Condition> parts, BinaryOperator<org.springframework.data.relational.core.sql.Condition> operator) {
        var joined = of(parts.getFirst());
        for (Condition part : parts.subList(1, parts.size())) {
            joined = operator.apply(joined, of(part));
        }
        return Conditions.nest(joined);
    }

    private org.springframework.data.relational.core.sql.Condition of(Condition.Comparison comparison) {
        Column column = comparison.operator() == Operator.IS_NULL
                ? sql.column(comparison.field())
                : sql.comparableColumn(comparison.field());
        return switch (comparison.operator()) {
            case IS_NULL ->
                Boolean.TRUE.equals(comparison.operands().getFirst()) ? column.isNull() : column.isNotNull();
            case IN -> TableSql.isAny(column);
            case NIN -> TableSql.isNone(column);
            case EQ, NEQ, GT, GTE, LT, LTE, LIKE, ILIKE ->
                Comparison.create(column, symbol(comparison.operator()), TableSql.MARKER);
        };
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case EQ -> "=";
            case NEQ -> "<>";
            case GT -> ">";
            case GTE -> ">=";
            case LT -> "<";
            case LTE -> "<=";
            case LIKE -> "LIKE";
            case ILIKE -> "ILIKE";
            case IN, NIN, IS_NULL -> throw new IllegalArgumentException(operator + " is no comparison of one value");
        };
    }
}
