package dev.patchbay.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.FieldType.Scalar;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Filter.And;
import dev.patchbay.domain.query.Filter.OnField;
import dev.patchbay.domain.query.Operator;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListSqlTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    private static final List<Field> TITLE = List.of(BlogModel.field("title"));
    private static final Order BY_ID = new Order(BlogModel.field("id"), false);
    private static final And EVERYTHING = new And(List.of());

    private final ListSql lists = Statements.listSql();

    @Test
    void selectNamesTheTenantFirstAndThePageLast() {
        ListSql.Statement statement = lists.select(selection(counter(3), null, BY_ID));

        assertThat(statement.sql())
                .isEqualTo("SELECT \"posts\".\"title\" FROM \"posts\" WHERE \"posts\".\"tenant_id\" = ?"
                        + " AND \"posts\".\"counter\" = ? ORDER BY \"posts\".\"id\" ASC LIMIT ? OFFSET ?");
        assertThat(statement.arguments())
                .containsExactly(
                        new Argument.Single(Scalar.INTEGER, 3),
                        new Argument.Single(Scalar.INTEGER, 10),
                        new Argument.Single(Scalar.LONG, 20L));
    }

    @Test
    void nullsComeLastWhereThereCanBeAny() {
        assertThat(lists.select(selection(EVERYTHING, null, new Order(BlogModel.field("rating"), true), BY_ID))
                        .sql())
                .isEqualTo("SELECT \"posts\".\"title\" FROM \"posts\" WHERE \"posts\".\"tenant_id\" = ?"
                        + " ORDER BY \"posts\".\"rating\" DESC NULLS LAST, \"posts\".\"id\" ASC LIMIT ? OFFSET ?");
    }

    @Test
    void seekBackwardsTurnsTheOrder() {
        ListSql.Statement statement = lists.select(selection(counter(3), new Seek(List.of(ID), true), BY_ID));

        assertThat(statement.sql())
                .endsWith(" AND \"posts\".\"counter\" = ? AND \"posts\".\"id\" <= ? AND ((\"posts\".\"id\" < ?))"
                        + " ORDER BY \"posts\".\"id\" DESC LIMIT ? OFFSET ?");
        assertThat(statement.arguments())
                .extracting(argument -> ((Argument.Single) argument).value())
                .containsExactly(3, ID, ID, 10, 20L);
    }

    @Test
    void statementsThatDifferInValuesOnlyAreTheSameObject() {
        assertThat(lists.select(selection(counter(1), null, BY_ID)).sql())
                .isSameAs(lists.select(selection(counter(2), null, BY_ID)).sql());
        assertThat(lists.select(selection(counter(1), new Seek(List.of(ID), false), BY_ID))
                        .sql())
                .isSameAs(lists.select(selection(counter(2), new Seek(List.of(new UUID(1, 2)), false), BY_ID))
                        .sql());
    }

    @Test
    void statementsThatDifferInAnythingElseAreNotMixedUp() {
        Order descending = new Order(BlogModel.field("id"), true);
        Filter isNull = new OnField(BlogModel.field("rating"), Operator.IS_NULL, List.of(true));
        Filter isNotNull = new OnField(BlogModel.field("rating"), Operator.IS_NULL, List.of(false));

        assertThat(List.of(
                        lists.select(selection(EVERYTHING, null, BY_ID)).sql(),
                        lists.select(selection(EVERYTHING, null, descending)).sql(),
                        lists.select(selection(isNull, null, BY_ID)).sql(),
                        lists.select(selection(isNotNull, null, BY_ID)).sql(),
                        lists.select(selection(EVERYTHING, new Seek(List.of(ID), false), BY_ID))
                                .sql(),
                        lists.select(selection(EVERYTHING, new Seek(List.of(ID), true), BY_ID))
                                .sql(),
                        lists.lock(EVERYTHING, 1).sql(),
                        lists.count(EVERYTHING).sql(),
                        lists.count(isNull).sql(),
                        lists.children(BlogModel.field("authorId"), null),
                        lists.children(BlogModel.field("authorId"), BlogModel.field("counter")),
                        lists.children(BlogModel.field("editorId"), null),
                        lists.deleteChildren(BlogModel.field("authorId"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void lockOrdersByIdAndLocks() {
        ListSql.Statement statement = lists.lock(counter(3), 5);

        assertThat(statement.sql())
                .contains(" AND \"posts\".\"counter\" = ? ORDER BY \"posts\".\"id\" ASC")
                .contains("FOR UPDATE");
        assertThat(statement.arguments())
                .containsExactly(
                        new Argument.Single(Scalar.INTEGER, 3),
                        new Argument.Single(Scalar.INTEGER, 5),
                        new Argument.Single(Scalar.LONG, 0L));
    }

    @Test
    void countHasTheFilterAlone() {
        ListSql.Statement statement = lists.count(counter(3));

        assertThat(statement.sql())
                .isEqualTo("SELECT COUNT(*) FROM \"posts\" WHERE \"posts\".\"tenant_id\" = ?"
                        + " AND \"posts\".\"counter\" = ?");
        assertThat(statement.arguments()).containsExactly(new Argument.Single(Scalar.INTEGER, 3));
    }

    @Test
    void childrenAreOrderedByTheirPosition() {
        assertThat(lists.children(BlogModel.field("authorId"), BlogModel.field("counter")))
                .endsWith(" WHERE \"posts\".\"tenant_id\" = ? AND \"posts\".\"author_id\" = ANY(?)"
                        + " ORDER BY \"posts\".\"counter\", \"posts\".\"id\"");
    }

    private static Filter counter(int value) {
        return new OnField(BlogModel.field("counter"), Operator.EQ, List.of(value));
    }

    private static Selection selection(Filter filter, @Nullable Seek seek, Order... order) {
        return new Selection(TITLE, filter, List.of(order), seek, 10, 20);
    }
}
