package dev.patchbay.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.FieldType.Scalar;
import dev.patchbay.domain.query.Order;
import dev.patchbay.domain.query.Seek;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The columns of the tests: counter and id are never null, rating and orbit may be. */
class SeekSqlTest {

    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private final SeekSql seeks = new SeekSql(Statements.tableSql());

    @Test
    void rowsAfterThePositionAreGreaterInAnAscendingOrder() {
        assertThat(render(false, List.of(ID), order("id", false)).text()).isEqualTo(sql("id >= ? AND ((id > ?))"));
    }

    @Test
    void rowsBeforeThePositionAreLessInAnAscendingOrder() {
        assertThat(render(true, List.of(ID), order("id", false)).text()).isEqualTo(sql("id <= ? AND ((id < ?))"));
    }

    @Test
    void descendingOrderTurnsTheComparison() {
        BoundSql condition = render(false, List.of(7, ID), order("counter", true), order("id", false));

        assertThat(condition.text()).isEqualTo(sql("counter <= ? AND ((counter < ?) OR (counter = ? AND id > ?))"));
        assertThat(condition.arguments())
                .containsExactly(
                        new Argument.Single(Scalar.INTEGER, 7),
                        new Argument.Single(Scalar.INTEGER, 7),
                        new Argument.Single(Scalar.INTEGER, 7),
                        new Argument.Single(Scalar.UUID, ID));
    }

    @Test
    void nullsFollowEveryValue() {
        assertThat(render(false, List.of(7L, ID), order("rating", false), order("id", false))
                        .text())
                .isEqualTo(sql("(((rating > ? OR rating IS NULL)) OR (rating = ? AND id > ?))"));
    }

    @Test
    void nothingFollowsNullButRowsWithNull() {
        BoundSql condition = render(false, Arrays.asList(null, ID), order("rating", false), order("id", false));

        assertThat(condition.text()).isEqualTo(sql("((rating IS NULL AND id > ?))"));
        assertThat(condition.arguments()).containsExactly(new Argument.Single(Scalar.UUID, ID));
    }

    @Test
    void everyValueComesBeforeNull() {
        assertThat(render(true, Arrays.asList(null, ID), order("rating", true), order("id", false))
                        .text())
                .isEqualTo(sql("((rating IS NOT NULL) OR (rating IS NULL AND id < ?))"));
    }

    @Test
    void alternativesBehindANullKeepTheOrderOfArguments() {
        BoundSql condition = render(
                false, Arrays.asList(7, null, ID), order("counter", false), order("rating", false), order("id", false));

        assertThat(condition.text())
                .isEqualTo(sql("counter >= ? AND ((counter > ?) OR (counter = ? AND rating IS NULL AND id > ?))"));
        assertThat(condition.arguments())
                .extracting(argument -> ((Argument.Single) argument).value())
                .containsExactly(7, 7, 7, ID);
    }

    @SuppressWarnings("NullAway") // the class file of a compact constructor has no @Nullable of type arguments
    private BoundSql render(boolean before, List<@Nullable Object> values, Order... order) {
        BoundSql condition = new BoundSql();
        seeks.append(condition, List.of(order), new Seek(values, before));
        return condition;
    }

    private static Order order(String field, boolean descending) {
        return new Order(BlogModel.field(field), descending);
    }

    /** Qualifies the columns. */
    private static String sql(String plain) {
        return plain.replaceAll("\\b(id|counter|rating)\\b", "\"posts\".\"$1\"");
    }
}
