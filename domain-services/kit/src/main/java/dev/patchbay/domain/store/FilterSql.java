package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Operator;
import java.util.List;

/** Renders filters as SQL conditions with a parameter for each value. */
final class FilterSql {

    private final TableSql sql;
    private final EncryptedColumns encrypted;

    FilterSql(TableSql sql, EncryptedColumns encrypted) {
        this.sql = sql;
        this.encrypted = encrypted;
    }

    /** The condition of a WHERE clause, without brackets around all of it; empty if the filter is. */
    BoundSql render(Filter filter) {
        BoundSql condition = new BoundSql();
        appendConjuncts(condition, filter);
        return condition;
    }

    private void appendConjuncts(BoundSql condition, Filter filter) {
        switch (filter) {
            case Filter.And(List<Filter> parts) -> parts.forEach(part -> appendConjuncts(condition, part));
            case Filter.Or ignored -> append(and(condition), filter);
            case Filter.OnField ignored -> append(and(condition), filter);
        }
    }

    /** Appends what joins a further condition to those that are there already, if any are. */
    static BoundSql and(BoundSql condition) {
        return condition.isEmpty() ? condition : condition.append(" AND ");
    }

    private void append(BoundSql condition, Filter filter) {
        switch (filter) {
            case Filter.And(List<Filter> parts) -> appendGroup(condition, parts, " AND ");
            case Filter.Or(List<Filter> parts) -> appendGroup(condition, parts, " OR ");
            case Filter.OnField(Field field, Operator operator, List<Object> operands) ->
                append(condition, field, operator, operands);
        }
    }

    private void appendGroup(BoundSql condition, List<Filter> parts, String joint) {
        condition.append("(");
        append(condition, parts.getFirst());
        for (Filter part : parts.subList(1, parts.size())) {
            append(condition.append(joint), part);
        }
        condition.append(")");
    }

    private void append(BoundSql condition, Field field, Operator operator, List<Object> operands) {
        switch (operator.operand()) {
            case VALUE, PATTERN, FOLDED_PATTERN ->
                condition.append(
                        operator.sql(sql.comparableName(field)),
                        field.encrypted()
                                ? encrypted.argument(field, operands.getFirst())
                                : new Argument.Single(field.type(), operands.getFirst()));
            case LIST ->
                condition.append(
                        operator.sql(sql.comparableName(field)),
                        field.encrypted()
                                ? encrypted.argument(field, operands)
                                : new Argument.Array(field.type(), operands));
            case TRUTH -> {
                String plain = operator.sql(sql.name(field));
                condition.append(Boolean.TRUE.equals(operands.getFirst()) ? plain : "NOT (" + plain + ")");
            }
        }
    }
}
