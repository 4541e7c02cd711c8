package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Seek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.sql.Condition;
import org.springframework.data.relational.core.sql.OrderByField;

/** The statements whose shape a request decides. Values are places in them, never text. */
final class ListSql {

    private static final String PAGE = " LIMIT ? OFFSET ?";
    private static final int MOST_KEPT = 500;

    private final Resource resource;
    private final TableSql sql;
    private final ConditionSql conditions;
    private final Map<String, String> rendered = new ConcurrentHashMap<>();

    private final EncryptedColumns secrets;

    ListSql(Resource resource, TableSql sql, EncryptedColumns secrets) {
        this.resource = resource;
        this.sql = sql;
        this.secrets = secrets;
        this.conditions = new ConditionSql(sql);
    }

    /** A statement whose first place is the tenant and whose other places are the arguments. */
    record Statement(String sql, List<Argument> arguments) {}

    Statement select(Selection selection) {
        @Nullable Seek seek = selection.seek();
        if (seek != null) {
            return seek(selection, seek);
        }
        Shape shape = new Shape('s', secrets)
                .add(selection.fields())
                .addOrder(selection.order())
                .add(selection.filter());
        String text = once(
                shape,
                () -> sql.select(selection.fields(), conditions.all(selection.filter()), order(selection, false))
                        + PAGE);
        return new Statement(text, shape.arguments(selection.limit(), selection.offset()));
    }

    /** Not remembered: which columns of the cursor are null decides the statement, too. */
    private Statement seek(Selection selection, Seek seek) {
        Shape shape = new Shape('k', secrets).add(selection.filter());
        List<Condition> all = new ArrayList<>(conditions.all(selection.filter()));
        all.add(new SeekSql(sql, shape.arguments()).of(selection.order(), seek));
        String text = sql.select(selection.fields(), all, order(selection, seek.before())) + PAGE;
        return new Statement(text, shape.arguments(selection.limit(), selection.offset()));
    }

    private List<OrderByField> order(Selection selection, boolean backwards) {
        return selection.order().stream()
                .map(each -> sql.order(each.field(), each.descending() != backwards, backwards))
                .toList();
    }

    Statement lock(Filter filter, int limit) {
        Shape shape = new Shape('l', secrets).add(filter);
        List<OrderByField> byId = List.of(sql.order(resource.id(), false, false));
        String text = once(shape, () -> sql.lock(conditions.all(filter), byId) + PAGE);
        return new Statement(text, shape.arguments(limit, 0));
    }

    Statement count(Filter filter) {
        Shape shape = new Shape('c', secrets).add(filter);
        return new Statement(once(shape, () -> sql.count(conditions.all(filter))), shape.arguments());
    }

    /** Places: the tenant, an array of parents' ids. */
    String children(Field reference, @Nullable Field position) {
        List<Field> order = position == null ? List.of(resource.id()) : List.of(position, resource.id());
        return once(
                new Shape('p', secrets).add(List.of(reference)).add(order), () -> sql.selectByAny(reference, order));
    }

    /** Places: the tenant, an array of parents' ids. */
    String deleteChildren(Field reference) {
        return once(new Shape('d', secrets).add(List.of(reference)), () -> sql.deleteByAny(reference));
    }

    private String once(Shape shape, Supplier<String> rendering) {
        String key = shape.text();
        @Nullable String known = rendered.get(key);
        if (known != null) {
            return known;
        }
        String text = rendering.get();
        if (rendered.size() >= MOST_KEPT) {
            rendered.clear();
        }
        rendered.put(key, text);
        return text;
    }
}
