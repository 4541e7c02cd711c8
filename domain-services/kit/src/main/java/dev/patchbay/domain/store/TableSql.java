package dev.patchbay.domain.store;

import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort.NullHandling;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.relational.core.dialect.RenderContextFactory;
import org.springframework.data.relational.core.sql.Assignments;
import org.springframework.data.relational.core.sql.BindMarker;
import org.springframework.data.relational.core.sql.Column;
import org.springframework.data.relational.core.sql.Comparison;
import org.springframework.data.relational.core.sql.Condition;
import org.springframework.data.relational.core.sql.Conditions;
import org.springframework.data.relational.core.sql.Expression;
import org.springframework.data.relational.core.sql.Expressions;
import org.springframework.data.relational.core.sql.Functions;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.core.sql.OrderByField;
import org.springframework.data.relational.core.sql.SQL;
import org.springframework.data.relational.core.sql.SimpleFunction;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.relational.core.sql.StatementBuilder;
import org.springframework.data.relational.core.sql.Table;
import org.springframework.data.relational.core.sql.render.SqlRenderer;

/**
 * The SQL of one table. Every statement names the tenant although row-level security would filter by itself: so the
 * planner and a sharding PostgreSQL see it, and security does not rest on row-level security alone.
 */
final class TableSql {

    private static final BindMarker MARKER = SQL.bindMarker("?");

    private static final JdbcPostgresDialect DIALECT = JdbcPostgresDialect.INSTANCE;
    private static final SqlRenderer RENDERER =
            SqlRenderer.create(new RenderContextFactory(DIALECT).createRenderContext());

    private final Table table;
    private final Column tenant;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Field, Column> indexes = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> comparableNames = new ArrayList<>();
    private final Column id;

    TableSql(Resource resource) {
        table = Table.create(SqlIdentifier.quoted(resource.table()));
        tenant = Column.create(SqlIdentifier.quoted("tenant_id"), table);
        for (Field field : resource.fields()) {
            columns.add(Column.create(SqlIdentifier.quoted(field.column()), table));
            if (field.encrypted()) {
                indexes.put(field, Column.create(SqlIdentifier.quoted(field.indexColumn()), table));
            }
            names.add(name(column(field)));
            comparableNames.add(name(indexes.getOrDefault(field, column(field))));
        }
        id = column(resource.id());
    }

    private String name(Column column) {
        return table.getName().toSql(DIALECT.getIdentifierProcessing()) + "."
                + column.getName().toSql(DIALECT.getIdentifierProcessing());
    }

    private Column column(Field field) {
        return columns.get(field.index());
    }

    /** The column's name in a condition. */
    String name(Field field) {
        return names.get(field.index());
    }

    /** The name of the column that equal values are found by: the column itself, or the index of an encrypted one. */
    String comparableName(Field field) {
        return comparableNames.get(field.index());
    }

    /** Parameters: tenant, id. */
    String selectById() {
        return RENDERER.render(StatementBuilder.select(columns)
                .from(table)
                .where(ofTenant().and(id.isEqualTo(MARKER)))
                .build());
    }

    /** Parameters: tenant, id. Locks the row until the transaction ends. */
    String lockById(List<Field> fields) {
        return RENDERER.render(
                StatementBuilder.select(fields.stream().map(this::column).toList())
                        .from(table)
                        .where(ofTenant().and(id.isEqualTo(MARKER)))
                        .lock(LockMode.PESSIMISTIC_WRITE)
                        .build());
    }

    /** Parameters: tenant, an array of the field's values. Ordered by {@code order}. */
    String selectByAny(Field field, List<Field> order) {
        return RENDERER.render(StatementBuilder.select(columns)
                .from(table)
                .where(ofTenant().and(isAny(column(field))))
                .orderBy(order.stream()
                        .map(each -> OrderByField.from(column(each)))
                        .toList())
                .build());
    }

    /** Parameters: tenant, then those of the condition. The caller adds limit and offset. */
    String select(List<Field> fields, String condition, List<OrderByField> order) {
        return RENDERER.render(
                StatementBuilder.select(fields.stream().map(this::column).toList())
                        .from(table)
                        .where(ofTenant(condition))
                        .orderBy(order)
                        .build());
    }

    /** As {@link #select}, and locks the rows that it finds. */
    String lock(String condition, List<OrderByField> order) {
        return RENDERER.render(StatementBuilder.select(columns)
                .from(table)
                .where(ofTenant(condition))
                .orderBy(order)
                .lock(LockMode.PESSIMISTIC_WRITE)
                .build());
    }

    /** Parameters: tenant, then those of the condition. */
    String count(String condition) {
        return RENDERER.render(StatementBuilder.select(Functions.count(Expressions.asterisk()))
                .from(table)
                .where(ofTenant(condition))
                .build());
    }

    /** Parameters: the fields in their order, the indexes of encrypted ones. The tenant is the column's default. */
    String insert() {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(indexes.values());
        var insert = StatementBuilder.insert(table).columns(all);
        return RENDERER.render(insert.values(all.stream().map(column -> MARKER).toArray(Expression[]::new))
                .build());
    }

    /** Parameters: the given fields in their order, the indexes of encrypted ones, tenant, id. */
    String update(List<Field> fields) {
        return RENDERER.render(StatementBuilder.update(table)
                .set(Stream.concat(
                                fields.stream().map(this::column),
                                fields.stream().filter(Field::encrypted).map(indexes::get))
                        .map(column -> Assignments.value(column, MARKER))
                        .toList())
                .where(ofTenant().and(id.isEqualTo(MARKER)))
                .build());
    }

    /** Parameters: tenant, an array of the field's values. */
    String deleteByAny(Field field) {
        return RENDERER.render(StatementBuilder.delete(table)
                .where(ofTenant().and(isAny(column(field))))
                .build());
    }

    private static Condition isAny(Column column) {
        return Comparison.create(column, "=", SimpleFunction.create("ANY", List.of(MARKER)));
    }

    /**
     * An ordering with nulls last, stated only where nulls are possible: otherwise PostgreSQL would not use an index.
     */
    OrderByField order(Field field, boolean descending, boolean nullsFirst) {
        OrderByField order = OrderByField.from(column(field));
        OrderByField directed = descending ? order.desc() : order.asc();
        if (!field.nullable()) {
            return directed;
        }
        return directed.withNullHandling(nullsFirst ? NullHandling.NULLS_FIRST : NullHandling.NULLS_LAST);
    }

    private Condition ofTenant() {
        return tenant.isEqualTo(MARKER);
    }

    private Condition ofTenant(String condition) {
        return condition.isEmpty() ? ofTenant() : ofTenant().and(Conditions.just(condition));
    }
}
