package dev.patchbay.domain.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.query.Filter.And;
import dev.patchbay.domain.query.Filter.OnField;
import dev.patchbay.domain.query.Filter.Or;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {

    private final FilterParser parser = new FilterParser(BlogModel.POSTS);

    @Test
    void operandHasTheTypeOfTheField() throws QueryException {
        assertThat(parser.parse("counter.eq", "3")).isEqualTo(onField("counter", Operator.EQ, 3));
        assertThat(parser.parse("rating.gt", "3")).isEqualTo(onField("rating", Operator.GT, 3L));
        assertThat(parser.parse("pinned.neq", "true")).isEqualTo(onField("pinned", Operator.NEQ, true));
        assertThat(parser.parse("mood.eq", "sunny")).isEqualTo(onField("mood", Operator.EQ, "sunny"));
        assertThat(parser.parse("publishedOn.lte", "2026-11-24"))
                .isEqualTo(onField("publishedOn", Operator.LTE, LocalDate.of(2026, 11, 24)));
        assertThat(parser.parse("createdAt.lt", "2026-11-24T08:30:00+01:00"))
                .isEqualTo(onField("createdAt", Operator.LT, Instant.parse("2026-11-24T07:30:00Z")));
        assertThat(parser.parse("id.gte", "01900000-0000-7000-8000-0000000000a1"))
                .isEqualTo(onField("id", Operator.GTE, UUID.fromString("01900000-0000-7000-8000-0000000000a1")));
    }

    @Test
    void operandOfIsNullIsATruth() throws QueryException {
        assertThat(parser.parse("rating.isNull", "false")).isEqualTo(onField("rating", Operator.IS_NULL, false));
    }

    @Test
    void listIsSplitAtCommasOutsideQuotes() throws QueryException {
        assertThat(parser.parse("title.in", "a,\"b,c\",\"d\\\"e\""))
                .isEqualTo(onField("title", Operator.IN, "a", "b,c", "d\"e"));
        assertThat(parser.parse("counter.nin", "1,2")).isEqualTo(onField("counter", Operator.NIN, 1, 2));
    }

    @Test
    void valueThatStandsAloneNeedsNoQuotes() throws QueryException {
        assertThat(parser.parse("title.eq", "\"a|b\", (c)")).isEqualTo(onField("title", Operator.EQ, "\"a|b\", (c)"));
    }

    @Test
    void groupsNest() throws QueryException {
        assertThat(parser.parse("or", "(counter.eq=1|and(counter.gt=2|or(counter.lt=9|title.in=x,\"y|z\")))"))
                .isEqualTo(new Or(List.of(
                        onField("counter", Operator.EQ, 1),
                        new And(List.of(
                                onField("counter", Operator.GT, 2),
                                new Or(List.of(
                                        onField("counter", Operator.LT, 9),
                                        onField("title", Operator.IN, "x", "y|z"))))))));
        assertThat(parser.parse("and", "(counter.eq=1)"))
                .isEqualTo(new And(List.of(onField("counter", Operator.EQ, 1))));
    }

    @Test
    void groupIsNestedTwentyDeepAtMost() throws QueryException {
        assertThat(parser.parse("or", nested(20))).isInstanceOf(Or.class);
        assertThatThrownBy(() -> parser.parse("or", nested(21))).hasMessage("is nested more than 20 deep");
    }

    private static String nested(int depth) {
        return "(and".repeat(depth - 1) + "(counter.eq=1)" + ")".repeat(depth - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        title; x; needs an operator: where.title.eq
        titel.eq; x; 'titel' is no field of Post; did you mean 'title'?
        secret.eq; x; 'secret' is no field of Post
        title.equals; x; 'equals' is no operator of title; did you mean 'eq'?
        pinned.like; x; 'like' is no operator of pinned
        counter.eq; x; whole number
        counter.in; ``; whole number
        pinned.isNull; 1; must be true or false
        title.like; a\\; must not end with a single backslash
        title.ilike; a\\\\\\; must not end with a single backslash
        or; title.eq=x; needs '(' at character 1
        or; (title.eq=x; needs ')' at character 12
        or; (); needs '=' at character 2
        or; (title.eq="x); has a quote that is never closed
        or; (title.eq=x)y; has unexpected text from character 13
        """)
    void invalidFilterIsRejected(String key, String value, String message) {
        assertThatThrownBy(() -> parser.parse(key, value))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void evenNumberOfBackslashesMayEndAPattern() throws QueryException {
        assertThat(parser.parse("title.like", "a\\\\")).isEqualTo(onField("title", Operator.LIKE, "a\\\\"));
    }

    @Test
    void encryptedFieldIsNotCompared() {
        FilterParser authors = new FilterParser(BlogModel.AUTHORS);

        assertThatThrownBy(() -> authors.parse("phone.like", "x"))
                .hasMessage("'like' does not work on phone, which is encrypted; use eq, neq, in, nin, isNull");
    }

    @Test
    void budgetIsSharedByAllFiltersOfARequest() throws QueryException {
        for (int comparison = 0; comparison < 100; comparison++) {
            parser.parse("counter.eq", "1");
        }
        assertThatThrownBy(() -> parser.parse("counter.eq", "1"))
                .hasMessageStartingWith("is more than the 100 comparisons that one request may make");
    }

    private static OnField onField(String field, Operator operator, Object... operands) {
        return new OnField(BlogModel.field(field), operator, List.of(operands));
    }
}
