package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Condition;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.sql.OrderByField;

/** The statements whose shape a request decides. Values are places in them, never text. */
final class ListSql {

    private static final String PAGE = " LIMIT ? OFFSET ?";

    private final Resource resource;
    private final TableSql sql;

    ListSql(Resource resource, TableSql sql) {
        this.resource = resource;
        this.sql = sql;
    }

    /** A statement whose first place is the tenant and whose other places are the arguments. */
    record Statement(String sql, List<Argument> arguments) {}

    Statement select(Selection selection) {
        boolean backwards = selection.seek() != null && selection.seek().before();
        Filter filter = new Filter(sql).add(selection.filter());
        if (selection.seek() != null) {
            filter.add(selection.order(), selection.seek());
        }
        List<OrderByField> order = selection.order().stream()
                .map(each -> sql.order(each.field(), each.descending() != backwards, backwards))
                .toList();
        String text = sql.select(selection.fields(), filter.conditions(), order) + PAGE;
        return new Statement(text, filter.arguments(selection.limit(), selection.offset()));
    }

    Statement lock(Condition condition, int limit) {
        Filter filter = new Filter(sql).add(condition);
        List<OrderByField> byId = List.of(sql.order(resource.id(), false, false));
        return new Statement(sql.lock(filter.conditions(), byId) + PAGE, filter.arguments(limit, 0));
    }

    Statement count(Condition condition) {
        Filter filter = new Filter(sql).add(condition);
        return new Statement(sql.count(filter.conditions()), filter.arguments());
    }

    String children(Field reference, @Nullable Field position) {
        return sql.selectByAny(reference, position == null ? List.of(resource.id()) : List.of(position, resource.id()));
    }

    /** Collects a condition and, in the order of its places, the values for them. */
    private static final class Filter {

        private final TableSql sql;
        private final List<Argument> arguments = new ArrayList<>();
        private final List<org.springframework.data.relational.core.sql.Condition> conditions = new ArrayList<>();

        Filter(TableSql sql) {
            this.sql = sql;
        }

        Filter add(Condition filter) {
            switch (filter) {
                case Condition.All(List<Condition> parts) -> parts.forEach(this::add);
                case Condition.Any any -> conditions.add(new ConditionSql(sql, arguments).of(any));
                case Condition.Comparison comparison -> conditions.add(new ConditionSql(sql, arguments).of(comparison));
            }
            return this;
        }

        Filter add(List<Order> order, Seek seek) {
            conditions.add(new SeekSql(sql, arguments).of(order, seek));
            return this;
        }

        List<org.springframework.data.relational.core.sql.Condition> conditions() {
            return conditions;
        }

        List<Argument> arguments() {
            return arguments;
        }

        List<Argument> arguments(int limit, long offset) {
            arguments.add(new Argument.Single(FieldType.Scalar.INTEGER, limit));
            arguments.add(new Argument.Single(FieldType.Scalar.LONG, offset));
            return arguments;
        }
    }
}
