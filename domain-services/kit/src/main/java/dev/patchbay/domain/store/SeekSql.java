package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Comparison;
import org.springframework.data.relational.core.sql.Condition;
import org.springframework.data.relational.core.sql.Conditions;

/**
 * The condition of keyset paging: rows after (or before) a place in an ordering where nulls come last. For the order
 * (a, b, id) and the place (x, y, z) it is {@code a > x or (a = x and b > y) or (a = x and b = y and id > z)}.
 */
final class SeekSql {

    private final TableSql sql;
    private final List<Argument> arguments;

    SeekSql(TableSql sql, List<Argument> arguments) {
        this.sql = sql;
        this.arguments = arguments;
    }

    Condition of(List<Order> order, Seek seek) {
        List<Condition> alternatives = new ArrayList<>();
        Optional<Condition> bound = bound(order.getFirst(), seek);
        for (int depth = 0; depth < order.size(); depth++) {
            int places = arguments.size();
            List<Condition> alternative = new ArrayList<>();
            for (int index = 0; index < depth; index++) {
                alternative.add(same(order.get(index).field(), seek.values().get(index)));
            }
            Optional<Condition> beyond = beyond(order.get(depth), seek.values().get(depth), seek.before());
            if (beyond.isPresent()) {
                alternative.add(beyond.get());
                alternatives.add(join(alternative, Condition::and));
            } else {
                arguments.subList(places, arguments.size()).clear();
            }
        }
        Condition nested = join(alternatives, Condition::or);
        return bound.map(first -> first.and(nested)).orElse(nested);
    }

    private static Condition join(List<Condition> parts, BinaryOperator<Condition> operator) {
        return Conditions.nest(parts.stream().reduce(operator).orElseThrow());
    }

    /** What the alternatives imply about the first column, said aloud so that an index can start there. */
    private Optional<Condition> bound(Order first, Seek seek) {
        @Nullable Object value = seek.values().getFirst();
        if (value == null || first.field().nullable()) {
            return Optional.empty();
        }
        boolean upwards = first.descending() == seek.before();
        return Optional.of(compare(first.field(), upwards ? ">=" : "<=", value));
    }

    private Condition same(Field field, @Nullable Object value) {
        return value == null ? sql.column(field).isNull() : compare(field, "=", value);
    }

    /** Strictly beyond the value in one column, or empty when nothing can be: nothing comes after null. */
    private Optional<Condition> beyond(Order order, @Nullable Object value, boolean before) {
        Column column = sql.column(order.field());
        if (value == null) {
            return before ? Optional.of(column.isNotNull()) : Optional.empty();
        }
        boolean upwards = order.descending() == before;
        Condition further = compare(order.field(), upwards ? ">" : "<", value);
        boolean nullsFollow = order.field().nullable() && !before;
        return Optional.of(nullsFollow ? Conditions.nest(further.or(column.isNull())) : further);
    }

    private Condition compare(Field field, String symbol, Object value) {
        arguments.add(new Argument.Single(field.type(), value));
        return Comparison.create(sql.column(field), symbol, TableSql.MARKER);
    }
}
