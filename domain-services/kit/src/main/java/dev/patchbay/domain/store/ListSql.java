package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType;
import dev.patchbay.domain.model.Resource;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.sql.OrderByField;

/** The statements whose text depends on the request. Values are arguments of their parameters, never text. */
final class ListSql {

    private static final String PAGE = " LIMIT ? OFFSET ?";
    private static final int MOST_CACHED = 500;

    private final Resource resource;
    private final TableSql sql;
    private final FilterSql filters;
    private final SeekSql seeks;
    private final Map<String, String> cache = new ConcurrentHashMap<>();

    ListSql(Resource resource, TableSql sql, EncryptedColumns encrypted) {
        this.resource = resource;
        this.sql = sql;
        this.filters = new FilterSql(sql, encrypted);
        this.seeks = new SeekSql(sql);
    }

    /** A statement whose first parameter is the tenant and whose other parameters have these arguments. */
    record Statement(String sql, List<Argument> arguments) {}

    Statement select(Selection selection) {
        BoundSql condition = filters.render(selection.filter());
        Seek seek = selection.seek();
        boolean backwards = seek != null && seek.before();
        if (seek != null) {
            seeks.append(FilterSql.and(condition), selection.order(), seek);
        }
        String text = cached(
                key(backwards ? 'b' : 's', selection.fields(), selection.order(), condition),
                () -> sql.select(selection.fields(), condition.text(), order(selection.order(), backwards)) + PAGE);
        return new Statement(text, page(condition.arguments(), selection.limit(), selection.offset()));
    }

    private List<OrderByField> order(List<Order> order, boolean backwards) {
        return order.stream()
                .map(each -> sql.order(each.field(), each.descending() != backwards, backwards))
                .toList();
    }

    Statement lock(Filter filter, int limit) {
        BoundSql condition = filters.render(filter);
        List<Order> byId = List.of(new Order(resource.id(), false));
        String text = cached(
                key('l', List.of(), byId, condition), () -> sql.lock(condition.text(), order(byId, false)) + PAGE);
        return new Statement(text, page(condition.arguments(), limit, 0));
    }

    Statement count(Filter filter) {
        BoundSql condition = filters.render(filter);
        String text = cached(key('c', List.of(), List.of(), condition), () -> sql.count(condition.text()));
        return new Statement(text, condition.arguments());
    }

    /** Parameters: the tenant, an array of parents' ids. */
    String children(Field reference, @Nullable Field position) {
        List<Field> order = position == null ? List.of(resource.id()) : List.of(position, resource.id());
        List<Field> fields = new ArrayList<>(order);
        fields.add(reference);
        return cached(key('p', fields, List.of(), new BoundSql()), () -> sql.selectByAny(reference, order));
    }

    /** Parameters: the tenant, an array of parents' ids. */
    String deleteChildren(Field reference) {
        return cached(key('d', List.of(reference), List.of(), new BoundSql()), () -> sql.deleteByAny(reference));
    }

    private static List<Argument> page(List<Argument> arguments, int limit, long offset) {
        arguments.add(new Argument.Single(FieldType.Scalar.INTEGER, limit));
        arguments.add(new Argument.Single(FieldType.Scalar.LONG, offset));
        return arguments;
    }

    /** The cache key of a statement: all that its text depends on. */
    private static String key(char kind, List<Field> fields, List<Order> order, BoundSql condition) {
        StringBuilder key = new StringBuilder(4 * (fields.size() + order.size()) + condition.length() + 1).append(kind);
        for (Field field : fields) {
            key.append(field.index()).append(',');
        }
        for (Order each : order) {
            key.append(each.descending() ? '>' : '<').append(each.field().index());
        }
        condition.appendTo(key);
        return key.toString();
    }

    private String cached(String key, Supplier<String> rendering) {
        String known = cache.get(key);
        if (known != null) {
            return known;
        }
        String text = rendering.get();
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(key, text);
        return text;
    }
}
