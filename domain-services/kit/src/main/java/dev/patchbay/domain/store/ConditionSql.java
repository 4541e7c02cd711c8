package dev.patchbay.domain.store;

import dev.patchbay.domain.query.Condition;
import dev.patchbay.domain.query.Operator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Comparison;
import org.springframework.data.relational.core.sql.Conditions;

/** Turns a filter into a condition of the SQL DSL and appends its values to the arguments, in the order of their places. */
final class ConditionSql {

    private final TableSql sql;
    private final List<Argument> arguments;

    ConditionSql(TableSql sql, List<Argument> arguments) {
        this.sql = sql;
        this.arguments = arguments;
    }

    org.springframework.data.relational.core.sql.Condition of(Condition filter) {
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
        Column column = sql.column(comparison.field());
        Operator operator = comparison.operator();
        if (operator == Operator.IS_NULL) {
            boolean wanted = Boolean.TRUE.equals(comparison.operands().getFirst());
            return wanted ? column.isNull() : column.isNotNull();
        }
        if (operator.takesList()) {
            arguments.add(new Argument.Array(comparison.field().type(), comparison.operands()));
            return operator == Operator.IN ? TableSql.isAny(column) : TableSql.isNone(column);
        }
        arguments.add(new Argument.Single(
                comparison.field().type(), comparison.operands().getFirst()));
        return Comparison.create(column, symbol(operator), TableSql.MARKER);
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
