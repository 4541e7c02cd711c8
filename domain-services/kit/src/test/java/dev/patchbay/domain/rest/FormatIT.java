package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists as a table and as lines. */
class FormatIT {

    private static final TestClient CLIENT = Blog.running().acme();
    private static final String MINE = "where.orbit.like=format-%25";

    private static String author;

    @BeforeAll
    static void insertRows() {
        author = created(CLIENT.post("/authors", "{\"name\":\"=cmd|' /C calc'!A0\"}"));
        String post = "{\"title\":\"%s\",\"counter\":%d,\"orbit\":\"format-%d\",\"longText\":%s,\"authorId\":\"%s\"}";
        created(CLIENT.post("/posts", post.formatted("a, \\\"b\\\"", 1, 1, "\"line\\r\\nbreak\"", author)));
        created(CLIENT.post("/posts", post.formatted("+1", 2, 2, "\"\"", author)));
        created(CLIENT.post("/posts", post.formatted("\u00fcml\u00e4ut", 3, 3, "null", author)));
    }

    private static String created(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(201);
        return response.json().get("id").asString();
    }

    private static Response csv(String query) {
        return CLIENT.get("/posts?" + query, "Accept", "text/csv");
    }

    @Test
    void csvPageHasOneLinePerRow() {
        Response response =
                csv(MINE + "&orderby.counter=asc&fields=title,counter,longText,pinned&totalCount=true&limit=2");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("text/csv;header=present;charset=UTF-8");
        assertThat(response.header("Content-Disposition")).contains("attachment; filename=\"posts.csv\"");
        assertThat(response.header("X-Total-Count")).contains("3");
        assertThat(response.header("Link").orElse("")).contains("rel=\"next\"");
        assertThat(response.body())
                .isEqualTo("title,longText,counter,pinned\r\n"
                        + "\"a, \"\"b\"\"\",\"line\r\nbreak\",1,\r\n"
                        + "'+1,\"\",2,\r\n");
        assertThat(csv(MINE + "&where.counter.eq=3&fields=title").body()).isEqualTo("title\r\n\u00fcml\u00e4ut\r\n");
        assertThat(csv("where.title.eq=none&fields=title").body()).isEqualTo("title\r\n");
    }

    @Test
    void csvFlattensEmbeddedTargetsAndEscapesFormulas() {
        String[] lines = csv(MINE + "&where.counter.eq=3&fields=title&expand=author")
                .body()
                .split("\r\n", -1);

        assertThat(lines[0])
                .isEqualTo("title,author.id,author.name,author.phone,author.version,author.createdAt,author.updatedAt");
        assertThat(lines[1]).startsWith("\u00fcml\u00e4ut," + author + ",'=cmd|' /C calc'!A0,,1,");
    }

    @Test
    void exportHasEveryMatchingRow() {
        Response response =
                CLIENT.get("/posts?" + MINE + "&orderby.counter=desc&expand=author", "Accept", "application/x-ndjson");

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.header("Content-Type")).contains("application/x-ndjson");
        List<JsonNode> rows =
                response.body().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(rows).extracting(row -> row.get("counter").asInt()).containsExactly(3, 2, 1);
        assertThat(rows.getFirst().get("author").get("id").asString()).isEqualTo(author);
        String children = "/authors/" + author + "/posts-by-author";
        assertThat(CLIENT.get(children + "?fields=id", "Accept", "application/x-ndjson")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(CLIENT.get("/posts?where.title.eq=none", "Accept", "application/x-ndjson")
                        .body())
                .isEmpty();
        assertThat(CLIENT.send("HEAD", "/posts", null, "Accept", "application/x-ndjson")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void exportRejectsPageParameters() {
        for (String parameter : List.of("limit=5", "offset=1", "cursor=true", "totalCount=true", "startAfter=x")) {
            Response response = CLIENT.get("/posts?" + parameter, "Accept", "application/x-ndjson");
            assertThat(response.status()).as(parameter).isEqualTo(400);
            assertThat(response.body()).contains("is not for an export");
        }
        assertThat(CLIENT.get("/posts?where.typo.eq=1", "Accept", "application/x-ndjson")
                        .status())
                .isEqualTo(400);
        String missing = "/authors/01900000-0000-7000-8000-00000000dead/posts-by-author";
        assertThat(CLIENT.get(missing, "Accept", "application/x-ndjson").status())
                .isEqualTo(404);
    }

    @Test
    void acceptHeaderSelectsTheFormat() {
        assertThat(type("*/*")).isEqualTo("application/json");
        assertThat(type("text/csv, application/x-ndjson, application/json")).isEqualTo("application/json");
        assertThat(type("application/json;q=0.5, text/*")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(type("application/*;q=0.9, application/json;q=0.1")).isEqualTo("application/x-ndjson");
        assertThat(type("*/*, application/json;q=0")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(CLIENT.get("/posts", "Accept", "application/json;q=0").status())
                .isEqualTo(406);
        assertThat(CLIENT.get("/posts", "Accept", "text/html").status()).isEqualTo(406);
    }

    private static String type(String accept) {
        return CLIENT.get("/posts?fields=id", "Accept", accept)
                .header("Content-Type")
                .orElse("");
    }
}
