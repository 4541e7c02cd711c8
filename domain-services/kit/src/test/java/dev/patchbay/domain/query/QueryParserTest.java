package dev.patchbay.domain.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.patchbay.blog.BlogModel;
import dev.patchbay.domain.model.Field;
import dev.patchbay.domain.model.Relation;
import dev.patchbay.library.LibraryModel;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.Violation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {

    private static final PageLimits LIMITS = new PageLimits(10, 100, 50, 1000);
    private static final Order BY_ID = new Order(BlogModel.field("id"), false);
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    @Test
    void listWithoutParametersHasTheDefaults() {
        assertThat(list(""))
                .isEqualTo(new ListQuery(
                        BlogModel.POSTS.visibleFields(),
                        List.of(),
                        List.of(),
                        new Filter.And(List.of()),
                        List.of(BY_ID),
                        10,
                        0,
                        null,
                        false,
                        false));
    }

    @Test
    void listTakesEveryParameter() {
        ListQuery query = list("where.counter.gt=1&orderby.title=desc&fields=title,id&expand=author&limit=5&offset=7"
                + "&totalCount=true&cursor=true");

        assertThat(query.fields()).extracting(Field::name).containsExactly("id", "title");
        assertThat(query.expand()).extracting(Relation.ToOne::name).containsExactly("author");
        assertThat(query.filter().parts())
                .containsExactly(new Filter.OnField(BlogModel.field("counter"), Operator.GT, List.of(1)));
        assertThat(query.order()).containsExactly(new Order(BlogModel.field("title"), true), BY_ID);
        assertThat(query.limit()).isEqualTo(5);
        assertThat(query.offset()).isEqualTo(7);
        assertThat(query.totalCount()).isTrue();
        assertThat(query.cursors()).isTrue();
    }

    @Test
    void filtersAreAllRequired() {
        assertThat(list("where.counter.gt=1&where.counter.lt=9&where.or=(title.eq=a|title.eq=b)")
                        .filter()
                        .parts())
                .hasSize(3);
    }

    @Test
    void orderEndsWithTheId() {
        assertThat(list("orderby.id=desc&orderby.title=asc").order())
                .containsExactly(new Order(BlogModel.field("id"), true));
    }

    @Test
    void fieldsSelectPartsByTheirName() {
        ListQuery all = QueryParser.list(LibraryModel.ALBUMS, LIMITS, List.of());
        ListQuery none = QueryParser.list(LibraryModel.ALBUMS, LIMITS, Parameter.parse("fields=title"));
        ListQuery tracks = QueryParser.list(LibraryModel.ALBUMS, LIMITS, Parameter.parse("fields=title,tracks"));

        assertThat(all.childCollections()).hasSize(1);
        assertThat(none.childCollections()).isEmpty();
        assertThat(tracks.childCollections()).isEqualTo(all.childCollections());
    }

    @Test
    void cursorIsDecodedForTheOrderOfTheRequest() {
        String cursor = Cursors.encode(
                BlogModel.POSTS,
                List.of(new Order(BlogModel.field("title"), false), BY_ID),
                field -> Map.of("title", (Object) "x", "id", ID).get(field.name()));

        ListQuery after = list("startAfter=" + cursor + "&orderby.title=asc");
        ListQuery before = list("orderby.title=asc&endBefore=" + cursor);

        assertThat(after.seek()).isEqualTo(new Seek(List.of("x", ID), false));
        assertThat(before.seek()).isEqualTo(new Seek(List.of("x", ID), true));
        assertThat(after.cursors()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        foo=1; foo; is no parameter of this operation
        limt=1; limt; did you mean 'limit'?
        title=x; title; did you mean 'where.title.eq'?
        where=x; where; is no parameter of this operation
        orderby=x; orderby; is no parameter of this operation
        where.typo.eq=1; where.typo.eq; 'typo' is no field of Post
        where.secret.eq=1; where.secret.eq; 'secret' is no field of Post
        orderby.titel=asc; orderby.titel; did you mean 'title'?
        orderby.title=up; orderby.title; must be asc or desc
        orderby.title=asc&orderby.title=desc; orderby.title; is given twice
        limit=101; limit; must be a whole number from 0 to 100
        limit=-1; limit; must be a whole number from 0 to 100
        limit=99999999999; limit; must be a whole number
        limit=1&limit=2; limit; is given twice
        offset=x; offset; must be a whole number from 0 to 2147483647
        totalCount=yes; totalCount; must be true or false
        fields=titel; fields; did you mean 'title'?
        fields=; fields; is no field of Post
        expand=autor; expand; did you mean 'author'?
        startAfter=x; startAfter; is no cursor of this list and ordering
        endBefore=x; endBefore; is no cursor of this list and ordering
        maxAffected=5; maxAffected; is no parameter of this operation
        """)
    void invalidParameterIsRejected(String queryString, String parameter, String detail) {
        assertThat(violations(() -> list(queryString)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.name()).isEqualTo(parameter))
                .satisfies(violation -> assertThat(violation.detail()).contains(detail));
    }

    @Test
    void everyViolationIsCollected() {
        assertThat(violations(() -> list("foo=1&where.x.eq=1&limit=x&offset=1&startAfter=x&endBefore=y")))
                .extracting(Violation::name)
                .containsExactly("foo", "where.x.eq", "limit", "endBefore", "offset", "startAfter");
    }

    @Test
    void encryptedFieldCannotBeOrderedBy() {
        assertThat(violations(() -> QueryParser.list(BlogModel.AUTHORS, LIMITS, Parameter.parse("orderby.phone=asc"))))
                .extracting(Violation::detail)
                .containsExactly("is encrypted, so nothing can be ordered by it");
    }

    @Test
    void exportTakesNoPage() {
        assertThat(violations(() -> QueryParser.export(BlogModel.POSTS, LIMITS, Parameter.parse("limit=1&foo=2"))))
                .extracting(Violation::detail)
                .containsExactly(
                        "is not for an export, which is everything that matches",
                        "is no parameter of this operation; expected one of expand, fields, orderby.{field},"
                                + " where.{field}");
    }

    @Test
    void singleResourceTakesFieldsAndExpandOnly() {
        ListQuery query =
                QueryParser.single(BlogModel.POSTS, LIMITS, Parameter.parse("fields=title&expand=author,editor"));

        assertThat(query.fields()).extracting(Field::name).containsExactly("title");
        assertThat(query.expand()).hasSize(2);
        assertThat(violations(() -> QueryParser.single(BlogModel.POSTS, LIMITS, Parameter.parse("limit=1"))))
                .hasSize(1);
    }

    @Test
    void bulkChangeNeedsAFilter() {
        assertThat(violations(() -> QueryParser.bulk(BlogModel.POSTS, LIMITS, List.of())))
                .extracting(Violation::name)
                .containsExactly("where");
        assertThat(violations(() -> QueryParser.bulk(BlogModel.POSTS, LIMITS, Parameter.parse("where.x.eq=1"))))
                .extracting(Violation::name)
                .containsExactly("where.x.eq");
    }

    @Test
    void bulkChangeIsBounded() {
        BulkQuery standard = QueryParser.bulk(BlogModel.POSTS, LIMITS, Parameter.parse("where.counter.eq=1"));
        BulkQuery most =
                QueryParser.bulk(BlogModel.POSTS, LIMITS, Parameter.parse("where.counter.eq=1&maxAffected=1000"));

        assertThat(standard.maxAffected()).isEqualTo(50);
        assertThat(most.maxAffected()).isEqualTo(1000);
        assertThat(violations(() -> QueryParser.bulk(
                        BlogModel.POSTS, LIMITS, Parameter.parse("where.counter.eq=1&maxAffected=1001"))))
                .hasSize(1);
    }

    @Test
    void operationWithoutParametersRejectsAll() {
        assertThat(violations(() -> QueryParser.none(BlogModel.POSTS, LIMITS, Parameter.parse("fields=id&limit=1"))))
                .hasSize(2);
    }

    private static ListQuery list(String queryString) {
        return QueryParser.list(BlogModel.POSTS, LIMITS, Parameter.parse(queryString));
    }

    private static List<Violation> violations(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem().errors();
    }
}
