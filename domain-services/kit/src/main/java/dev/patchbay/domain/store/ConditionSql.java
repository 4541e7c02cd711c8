package dev.patchbay.domain.store;

import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Operator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Comparison;
import org.springframework.data.relational.core.sql.Condition;
import org.springframework.data.relational.core.sql.Conditions;

/** Turns a filter into conditions of the SQL DSL, with a place for each value; {@link Shape} collects the values. */
final class ConditionSql {

    private final TableSql sql;

    ConditionSql(TableSql sql) {
        this.sql = sql;
    }

    /** The conditions that must all hold; none for the empty filter. */
    List<Condition> all(Filter filter) {
        return switch (filter) {
            case Filter.All(List<Filter> parts) ->
                parts.stream().flatMap(part -> all(part).stream()).toList();
            case Filter.Any any -> List.of(of(any));
            case Filter.OnField comparison -> List.of(of(comparison));
        };
    }

    private Condition of(Filter filter) {
        return switch (filter) {
            case Filter.All(List<Filter> parts) -> join(parts, Condition::and);
            case Filter.Any(List<Filter> parts) -> join(parts, Condition::or);
            case Filter.OnField comparison -> of(comparison);
        };
    }

    private Condition join(List<Filter> parts, BinaryOperator<Condition> operator) {
        var joined = of(parts.getFirst());
        for (Filter part : parts.subList(1, parts.size())) {
            joined = operator.apply(joined, of(part));
        }
        return Conditions.nest(joined);
    }

    private Condition of(Filter.OnField comparison) {
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
