package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The section "Cursors" of the REST cases. */
class CursorIT {

    private static final TestClient CLIENT = Blog.running().acme();
    private static final String MINE = "where.orbit.isNull=true&where.title.like=cursor%25&cursor=true";

    @BeforeAll
    static void insertRows() {
        CLIENT.delete("/posts?where.title.like=cursor%25&maxAffected=1000");
        List<String> bodies = new ArrayList<>();
        for (int row = 0; row < 23; row++) {
            String rating = row % 3 == 0 ? "null" : Integer.toString(row % 5);
            bodies.add("{\"title\":\"cursor" + row + "\",\"counter\":" + row % 4 + ",\"rating\":" + rating + "}");
        }
        assertThat(CLIENT.post("/posts", bodies.toString()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&orderby.id=desc",
                "&orderby.counter=asc",
                "&orderby.counter=desc",
                "&orderby.createdAt=desc&orderby.id=asc",
                "&orderby.rating=asc",
                "&orderby.rating=desc",
                "&orderby.rating=desc&orderby.counter=asc&orderby.title=desc",
                "&orderby.title=asc&where.counter.gt=1"
            })
    void pagesForwardsAndBackwardsAreTheWholeListInOrder(String order) {
        List<String> whole = titles(CLIENT.get("/posts?limit=100&" + MINE + order));

        List<String> forwards = new ArrayList<>();
        String previous = "";
        Response page = CLIENT.get("/posts?limit=4&" + MINE + order);
        while (page.json().size() > 0) {
            forwards.addAll(titles(page));
            previous = page.header("X-End-Before").orElseThrow();
            page = CLIENT.get("/posts?limit=4&" + MINE + order + "&startAfter="
                    + page.header("X-Start-After").orElseThrow());
        }
        assertThat(forwards).isEqualTo(whole);

        List<String> backwards = new ArrayList<>();
        page = CLIENT.get("/posts?limit=4&" + MINE + order + "&endBefore=" + previous);
        while (page.json().size() > 0) {
            List<String> titles = titles(page);
            Collections.reverse(titles);
            backwards.addAll(titles);
            page = CLIENT.get("/posts?limit=4&" + MINE + order + "&endBefore="
                    + page.header("X-End-Before").orElseThrow());
        }
        Collections.reverse(backwards);
        assertThat(whole).startsWith(backwards.toArray(String[]::new));
        assertThat(backwards.size()).isGreaterThanOrEqualTo(whole.size() - 4);
    }

    @Test
    void insertsAndDeletesBetweenPagesSkipNoOtherRow() {
        String query = "/posts?limit=5&orderby.title=asc&" + MINE;
        Response first = CLIENT.get(query);
        String last = first.json().get(4).get("id").asString();
        assertThat(CLIENT.delete("/posts/" + last).status()).isEqualTo(204);
        CLIENT.post("/posts", "{\"title\":\"cursor\",\"counter\":0}");

        Response second = CLIENT.get(
                query + "&startAfter=" + first.header("X-Start-After").orElseThrow());

        assertThat(titles(second)).doesNotContainAnyElementsOf(titles(first)).doesNotContain("cursor");
        assertThat(titles(second).getFirst()).isGreaterThan(titles(first).getLast());
    }

    @Test
    void linksCarryTheCursor() {
        Response first = CLIENT.get("/posts?limit=5&" + MINE);
        String link = first.header("Link").orElseThrow();
        assertThat(link).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");

        Response second = CLIENT.get("/posts" + link.substring(1, link.indexOf('>')));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("Link").orElseThrow()).contains("rel=\"next\"", "rel=\"prev\"");
    }

    @Test
    void emptyPageHasNoCursor() {
        Response empty = CLIENT.get("/posts?cursor=true&where.title.eq=nobody");

        assertThat(empty.body()).isEqualTo("[]");
        assertThat(empty.header("X-Start-After")).isEmpty();
    }

    @Test
    void cursorOfAnotherListIsRejected() {
        String cursor =
                CLIENT.get("/posts?limit=1&" + MINE).header("X-Start-After").orElseThrow();

        assertThat(CLIENT.get("/posts?startAfter=" + cursor).status()).isEqualTo(200);
        assertThat(CLIENT.get("/posts?orderby.counter=asc&startAfter=" + cursor).status())
                .isEqualTo(400);
        assertThat(CLIENT.get("/authors?startAfter=" + cursor).status()).isEqualTo(400);
        assertThat(CLIENT.get("/posts?startAfter=" + cursor.substring(0, cursor.length() - 3))
                        .status())
                .isEqualTo(400);
        assertThat(CLIENT.get("/posts?offset=1&startAfter=" + cursor).status()).isEqualTo(400);
        assertThat(CLIENT.get("/posts?endBefore=" + cursor + "&startAfter=" + cursor)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "x",
                "null",
                "[\"posts\",\"id asc\",5]",
                "[\"posts\",\"id asc\",null]",
                "[\"posts\",\"id asc\",{\"a\":1}]",
                "[\"posts\",\"id asc\",\"x\"]",
                "[\"posts\",[\"id asc\"],\"01900000-0000-7000-8000-000000000001\"]",
                "{\"__proto__\":{\"a\":1}}"
            })
    void aForgedCursorIsRefused(String json) {
        String cursor = Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

        assertThat(CLIENT.get("/posts?startAfter=" + cursor.replace("=", "")).status())
                .isEqualTo(400);
        assertThat(CLIENT.get("/posts?startAfter=%21%21").status()).isEqualTo(400);
    }

    /** A cursor that was tampered with is rejected, or is a position in one's own list. */
    @Test
    void tamperedCursorIsRejectedOrStaysInTheOwnList() {
        String order = "&orderby.rating=desc&orderby.createdAt=asc&orderby.title=asc";
        String good = CLIENT.get("/posts?limit=1&" + MINE + order)
                .header("X-Start-After")
                .orElseThrow();
        byte[] json = Base64.getUrlDecoder().decode(good);
        Random random = new Random(9);
        for (int n = 0; n < 300; n++) {
            byte[] changed = Arrays.copyOf(json, n % 3 == 0 ? random.nextInt(json.length) : json.length);
            for (int change = random.nextInt(3); change >= 0 && changed.length > 0; change--) {
                changed[random.nextInt(changed.length)] =
                        n % 2 == 0 ? (byte) random.nextInt(256) : json[random.nextInt(json.length)];
            }
            String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            for (String parameter : List.of("startAfter", "endBefore")) {
                Response response = CLIENT.get("/posts?limit=100&" + MINE + order + "&" + parameter + "=" + cursor);

                assertThat(response.status())
                        .as(new String(changed, StandardCharsets.UTF_8))
                        .isIn(200, 400);
                if (response.status() == 200) {
                    assertThat(titles(response)).allMatch(title -> title.startsWith("cursor"));
                }
            }
        }
    }

    @Test
    void cursorOfAnotherTenantShowsNoneOfItsRows() {
        Optional<String> cursor = CLIENT.get("/posts?limit=1&" + MINE).header("X-Start-After");

        Response foreign =
                Blog.running().globex().get("/posts?where.title.like=cursor%25&startAfter=" + cursor.orElseThrow());

        assertThat(foreign.status()).isEqualTo(200);
        assertThat(foreign.body()).isEqualTo("[]");
    }

    private static List<String> titles(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        List<String> titles = new ArrayList<>();
        for (JsonNode row : response.json().values()) {
            titles.add(row.get("title").asString());
        }
        return titles;
    }
}
