package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The section "Filters" of the REST cases: a query and the rows that it finds. */
class FilterIT {

    private static final TestClient CLIENT = Blog.running().acme();
    private static final Map<Integer, String> ROWS = Map.of(
            1, "{'title':'Dog','longText':'Foo','counter':10,'orbit':'low'}",
            2, "{'title':'Cat','longText':'Bar','counter':20}",
            3, "{'title':'Mouse','longText':'Baz','counter':30}",
            4, "{'title':'Duck','longText':'A duck tale','counter':40,'orderNumber':7}",
            5, "{'title':'Bear','longText':null,'counter':50}");

    private static String id(int row) {
        return "01900000-0000-7000-8000-00000000000" + row;
    }

    @BeforeAll
    static void insertRows() {
        CLIENT.delete("/posts?where.counter.gte=0&maxAffected=1000");
        for (int row = 1; row <= 5; row++) {
            String body = String.valueOf(ROWS.get(row)).replace('\'', '"').replace("{", "{\"id\":\"" + id(row) + "\",");
            assertThat(CLIENT.post("/posts", body).status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "where.title.eq=Dog; 1",
                "where.title.ilike=dog; 1",
                "where.title.neq=Dog; 2,3,4,5",
                "where.title.like=D%; 1,4",
                "where.longText.isNull=true; 5",
                "where.longText.isNull=false; 1,2,3,4",
                "where.longText.eq=null; ``",
                "where.counter.gt=10; 2,3,4,5",
                "where.counter.lt=40; 1,2,3",
                "where.counter.lte=30; 1,2,3",
                "where.counter.gte=20; 2,3,4,5",
                "where.counter.in=20,30; 2,3",
                "where.counter.nin=10,40; 2,3,5",
                "where.counter.gt=10&where.counter.lt=40; 2,3",
                "where.title.in=Dog,Cat; 1,2",
                "where.title.in=\"a,b\",Cat; 2",
                "where.title.in=\"Dog\"; 1",
                "where.or=(title.eq=Dog|title.eq=Cat); 1,2",
                "where.or=(title.eq=Dog|title.eq=Cat)&where.id.eq=01900000-0000-7000-8000-000000000001; 1",
                "where.or=(counter.eq=10|counter.gte=30); 1,3,4,5",
                "where.or=(title.eq=Dog|longText.eq=Baz)&where.counter.in=10,20; 1",
                "where.or=(and(counter.gte=20|counter.lte=30)|title.eq=Bear); 2,3,5",
                "where.and=(counter.gte=20|or(title.eq=Cat|title.eq=Bear)); 2,5",
                "where.or=(title.eq=\"a|b=c\"|title.eq=Dog); 1",
                "where.or=(title.eq=Dog|title.eq=Cat)&where.or=(title.eq=Cat|title.eq=Bear); 2",
                "where.or=(title.in=Dog,\"x,y\"|counter.in=20,30); 1,2,3",
                "where.orbit.eq=low; 1",
                "where.orderNumber.eq=7; 4",
                "where.or=(orbit.eq=low|orderNumber.eq=7); 1,4",
                "where.longText.eq=A duck tale; 4",
                "where.mood.eq=sunny; 1,2,3,4,5",
                "where.mood.in=gloomy; ``",
                "where.pinned.isNull=true; 1,2,3,4,5",
                "where.title.eq=Dog' or 1=1 --; ``",
                "where.title.like=%25; 1,2,3,4,5",
                "where.title.like=\\%; ``",
                "orderby.title=asc; 5,2,1,4,3",
                "orderby.longText=desc; 1,3,2,4,5",
                "orderby.longText=asc; 4,2,3,1,5",
                "orderby.orbit=asc&orderby.counter=desc; 1,5,4,3,2",
                "orderby.orderNumber=desc; 4,1,2,3,5",
                "limit=2; 1,2",
                "limit=2&offset=1; 2,3",
                "limit=0; ``",
                "offset=99; ``"
            })
    void finds(String query, String rows) {
        Response response = CLIENT.get("/posts?" + encode(query));

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(rowsOf(response)).isEqualTo(expected(rows));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "where.typo.eq=1; where.typo.eq; no field of Post",
                "where.titel.eq=1; where.titel.eq; did you mean 'title'",
                "where.title.equals=x; where.title.equals; did you mean",
                "where.title=x; where.title; needs an operator",
                "title=Dog; title; did you mean 'where.title.eq'",
                "foo=1; foo; no parameter",
                "where.or=(typo.eq=1); where.or; no field",
                "where.or=(title.eq=1; where.or; needs ')'",
                "where.or=title.eq=1; where.or; needs '('",
                "where.or=(); where.or; needs",
                "where.or=(title.eq=\"x); where.or; never closed",
                "where.or=(title.eq=x)y; where.or; unexpected",
                "orderby.title=up; orderby.title; asc or desc",
                "orderby.titel=asc; orderby.titel; did you mean 'title'",
                "orderby.title=asc&orderby.title=asc; orderby.title; twice",
                "where.counter.eq=abc; where.counter.eq; whole number",
                "where.counter.eq=99999999999; where.counter.eq; whole number",
                "where.counter.in=; where.counter.in; whole number",
                "where.rating.eq=9223372036854775808; where.rating.eq; whole number",
                "where.id.eq=1-1-1-1-1; where.id.eq; UUID",
                "where.publishedOn.gt=2026-02-30; where.publishedOn.gt; date",
                "where.createdAt.lt=yesterday; where.createdAt.lt; date-time",
                "where.createdAt.lt=%2B999999999-01-01T00:00:00Z; where.createdAt.lt; years",
                "where.pinned.eq=yes; where.pinned.eq; true or false",
                "where.mood.eq=angry; where.mood.eq; one of sunny, gloomy",
                "where.mood.gt=sunny; where.mood.gt; no operator of mood",
                "where.counter.like=1; where.counter.like; no operator of counter",
                "where.longText.isNull=perhaps; where.longText.isNull; true or false",
                "where.title.eq=%00; where.title.eq; NUL",
                "where.title.like=x\\; where.title.like; backslash",
                "where.secret.eq=x; where.secret.eq; no field",
                "orderby.secret=asc; orderby.secret; no field",
                "fields=id,secret; fields; no field",
                "fields=nope; fields; no field",
                "fields=; fields; no field",
                "expand=nobody; expand; no relation",
                "expand=category; expand; no relation",
                "limit=101; limit; 0 to 100",
                "limit=-1; limit; 0 to 100",
                "limit=x; limit; whole number",
                "limit=1&limit=2; limit; twice",
                "offset=-1; offset; whole number",
                "offset=99999999999; offset; whole number",
                "totalCount=1; totalCount; true or false",
                "startAfter=x&endBefore=y; endBefore; cannot be combined"
            })
    void refuses(String query, String parameter, String detail) {
        Response response = CLIENT.get("/posts?" + encode(query));

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        List<JsonNode> errors = List.copyOf(response.json().get("errors").values());
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.get("parameter").asString()).isEqualTo(parameter);
            assertThat(error.get("detail").asString()).contains(detail);
        });
    }

    @Test
    void everyInvalidParameterIsReportedAtOnce() {
        JsonNode problem = CLIENT.get("/posts?foo=1&limit=x&where.counter.eq=y").json();

        assertThat(problem.get("errors").size()).isEqualTo(3);
        assertThat(problem.get("type").asString()).isEqualTo("urn:patchbay:problem:invalid-parameter");
    }

    @Test
    void projectionShowsNamedFieldsOnly() {
        JsonNode first =
                CLIENT.get("/posts?fields=id,title&where.title.eq=Dog").json().get(0);

        assertThat(first.propertyNames()).containsExactlyInAnyOrder("id", "title");
    }

    @Test
    void hiddenFieldIsNeverShown() {
        assertThat(CLIENT.get("/posts").json().get(0).has("secret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3,0", "7,0", "2,1", "2,2", "2,99", "99,0", "99,99", "0,0", "5,0", "5,5"})
    void totalCountsAllPages(int limit, int offset) {
        Response response = CLIENT.get("/posts?totalCount=true&limit=" + limit + "&offset=" + offset);

        assertThat(response.header("X-Total-Count")).contains("5");
    }

    @Test
    void totalIsAbsentWithoutTotalCount() {
        assertThat(CLIENT.get("/posts").header("X-Total-Count")).isEmpty();
        assertThat(CLIENT.get("/posts?totalCount=true&where.counter.gt=20").header("X-Total-Count"))
                .contains("3");
    }

    @Test
    void linksLeadThroughAllPages() {
        Response first = CLIENT.get("/posts?limit=2&where.counter.gt=0");

        assertThat(first.header("Link")).contains("<?where.counter.gt=0&limit=2&offset=2>; rel=\"next\"");
        assertThat(CLIENT.get("/posts?limit=2&offset=4").header("Link")).contains("<?limit=2&offset=2>; rel=\"prev\"");
        assertThat(CLIENT.get("/posts?limit=5").header("Link")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "\"", "^", "[", "{"})
    void unencodedCharactersOfQueryAreAccepted(String character) {
        Response response =
                CLIENT.get("/posts?" + "where.title.eq=" + URLEncoder.encode(character, StandardCharsets.UTF_8));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void expensiveFilterIsRejected() {
        assertThat(ofParts(100, "title.like=%a").status()).isEqualTo(200);
        assertThat(ofParts(101, "title.like=%a").status()).isEqualTo(400);
        assertThat(ofParts(10, "title.ilike=%a").status()).isEqualTo(200);
        assertThat(ofParts(11, "title.ilike=%a").status()).isEqualTo(400);
        assertThat(CLIENT.get("/posts?where.title.ilike=" + "x".repeat(500)).status())
                .isEqualTo(200);
        assertThat(CLIENT.get("/posts?where.title.ilike=x&where.longText.ilike=" + "x".repeat(500))
                        .body())
                .contains("where.longText.ilike", "500 characters together");
        assertThat(CLIENT.get("/posts?where.title.in=" + "a,".repeat(2000) + "Dog")
                        .status())
                .isEqualTo(200);
    }

    private static Response ofParts(int parts, String part) {
        return CLIENT.get("/posts?"
                + encode("where.or=(" + String.join("|", Collections.nCopies(parts, part.replace("%", "%25"))) + ")"));
    }

    private static String encode(String query) {
        return Arrays.stream(query.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    return pair.substring(0, equals) + "="
                            + URLEncoder.encode(pair.substring(equals + 1).replace("%25", "%"), StandardCharsets.UTF_8)
                                    .replace("%2500", "%00")
                                    .replace("%252B", "%2B");
                })
                .collect(Collectors.joining("&"));
    }

    private static List<Integer> rowsOf(Response response) {
        List<Integer> rows = new ArrayList<>();
        for (JsonNode row : response.json().values()) {
            String id = row.get("id").asString();
            rows.add(id.charAt(id.length() - 1) - '0');
        }
        return rows;
    }

    private static List<Integer> expected(String rows) {
        return rows.isEmpty()
                ? List.of()
                : Arrays.stream(rows.split(",", -1)).map(Integer::valueOf).toList();
    }
}
