package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders the condition of keyset paging: rows after (or before) a position in an ordering where nulls come last. For
 * the order (a, b, id) and the position (x, y, z) it is {@code a > x or (a = x and b > y) or (a = x and b = y and id >
 * z)}.
 */
final class SeekSql {

    private final TableSql sql;

    SeekSql(TableSql sql) {
        this.sql = sql;
    }

    void append(BoundSql condition, List<Order> order, Seek seek) {
        appendBound(condition, order.getFirst(), seek);
        condition.append("(");
        String joint = "(";
        for (int depth = 0; depth < order.size(); depth++) {
            Object value = seek.values().get(depth);
            if (value == null && !seek.before()) {
                continue; // nothing comes after null
            }
            condition.append(joint);
            for (int index = 0; index < depth; index++) {
                appendSame(condition, order.get(index).field(), seek.values().get(index));
                condition.append(" AND ");
            }
            appendBeyond(condition, order.get(depth), value, seek.before());
            joint = ") OR (";
        }
        condition.append("))");
    }

    /** Appends what the alternatives imply about the first column, so that an index can start there. */
    private void appendBound(BoundSql condition, Order first, Seek seek) {
        Object value = seek.values().getFirst();
        if (value != null && !first.field().nullable()) {
            boolean upwards = first.descending() == seek.before();
            appendComparison(condition, first.field(), upwards ? " >= ?" : " <= ?", value);
            condition.append(" AND ");
        }
    }

    private void appendSame(BoundSql condition, Field field, @Nullable Object value) {
        if (value == null) {
            condition.append(sql.name(field)).append(" IS NULL");
        } else {
            appendComparison(condition, field, " = ?", value);
        }
    }

    /** Appends the condition of rows strictly beyond the value in one column. */
    private void appendBeyond(BoundSql condition, Order order, @Nullable Object value, boolean before) {
        String column = sql.name(order.field());
        if (value == null) {
            condition.append(column).append(" IS NOT NULL");
            return;
        }
        String comparison = order.descending() == before ? " > ?" : " < ?";
        if (order.field().nullable() && !before) {
            appendComparison(condition.append("("), order.field(), comparison, value);
            condition.append(" OR ").append(column).append(" IS NULL)");
        } else {
            appendComparison(condition, order.field(), comparison, value);
        }
    }

    private void appendComparison(BoundSql condition, Field field, String comparison, Object value) {
        condition.append(sql.name(field)).append(comparison, new Argument.Single(field.type(), value));
    }
}
