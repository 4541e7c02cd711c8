package dev.patchbay.domain.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.FieldType.Scalar;
import dev.patchbay.domain.query.Filter;
import dev.patchbay.domain.query.Filter.And;
import dev.patchbay.domain.query.Filter.OnField;
import dev.patchbay.domain.query.Filter.Or;
import dev.patchbay.domain.query.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSqlTest {

    private final FilterSql filters = Statements.filterSql();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        EQ; "posts"."long_text" = ?
        NEQ; "posts"."long_text" <> ?
        GT; "posts"."long_text" > ?
        GTE; "posts"."long_text" >= ?
        LT; "posts"."long_text" < ?
        LTE; "posts"."long_text" <= ?
        LIKE; "posts"."long_text" LIKE ?
        ILIKE; "posts"."long_text" ILIKE ?
        """)
    void comparisonHasOneParameter(Operator operator, String sql) {
        BoundSql condition = filters.render(onField("longText", operator, "x"));

        assertThat(condition.text()).isEqualTo(sql);
        assertThat(condition.arguments()).containsExactly(new Argument.Single(Scalar.TEXT, "x"));
    }

    @Test
    void listIsOneArrayWhateverItsLength() {
        BoundSql in = filters.render(onField("counter", Operator.IN, 1, 2, 3));
        BoundSql nin = filters.render(onField("counter", Operator.NIN, 1));

        assertThat(in.text()).isEqualTo("\"posts\".\"counter\" = ANY(?)");
        assertThat(in.arguments()).containsExactly(new Argument.Array(Scalar.INTEGER, List.of(1, 2, 3)));
        assertThat(nin.text()).isEqualTo("\"posts\".\"counter\" <> ALL(?)");
    }

    @Test
    void isNullHasNoParameter() {
        BoundSql yes = filters.render(onField("rating", Operator.IS_NULL, true));
        BoundSql no = filters.render(onField("rating", Operator.IS_NULL, false));

        assertThat(yes.text()).isEqualTo("\"posts\".\"rating\" IS NULL");
        assertThat(no.text()).isEqualTo("NOT (\"posts\".\"rating\" IS NULL)");
        assertThat(yes.arguments()).isEmpty();
        assertThat(no.arguments()).isEmpty();
    }

    @Test
    void emptyFilterIsNoCondition() {
        assertThat(filters.render(new And(List.of())).isEmpty()).isTrue();
        assertThat(filters.render(new And(List.of(new And(List.of())))).isEmpty())
                .isTrue();
    }

    @Test
    void argumentsHaveTheOrderOfTheirParameters() {
        Filter filter = new And(List.of(
                onField("counter", Operator.EQ, 1),
                new Or(List.of(
                        onField("title", Operator.EQ, "a"),
                        new And(List.of(onField("counter", Operator.GT, 2), onField("counter", Operator.LT, 3))))),
                onField("title", Operator.NEQ, "b")));

        BoundSql condition = filters.render(filter);

        assertThat(condition.text())
                .isEqualTo("\"posts\".\"counter\" = ? AND (\"posts\".\"title\" = ? OR"
                        + " (\"posts\".\"counter\" > ? AND \"posts\".\"counter\" < ?)) AND \"posts\".\"title\" <> ?");
        assertThat(condition.arguments())
                .containsExactly(
                        new Argument.Single(Scalar.INTEGER, 1),
                        new Argument.Single(Scalar.TEXT, "a"),
                        new Argument.Single(Scalar.INTEGER, 2),
                        new Argument.Single(Scalar.INTEGER, 3),
                        new Argument.Single(Scalar.TEXT, "b"));
    }

    private static OnField onField(String field, Operator operator, Object... operands) {
        return new OnField(BlogModel.field(field), operator, List.of(operands));
    }
}
