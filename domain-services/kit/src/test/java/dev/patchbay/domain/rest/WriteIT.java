package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The section "Writes" of the REST cases. */
class WriteIT {

    private static final TestClient CLIENT = Blog.running().acme();

    private static Response create(String title) {
        return CLIENT.post("/posts", "{\"title\":\"" + title + "\",\"counter\":1}");
    }

    private static String createdId(String title) {
        return create(title).json().get("id").asString();
    }

    @Test
    void createReturnsLocationAndVersion() {
        Response response = create("new");

        assertThat(response.status()).isEqualTo(201);
        String id = response.json().get("id").asString();
        assertThat(response.header("Location")).contains("/posts/" + id);
        assertThat(response.header("ETag")).contains("\"1\"");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(response.json().get("mood").asString()).isEqualTo("sunny");
        Response read = CLIENT.get("/posts/" + id);
        assertThat(read.body()).isEqualTo(response.body());
        assertThat(read.header("ETag")).contains("\"1\"");
    }

    @Test
    void createWithExistingIdIsRejected() {
        String id = createdId("first");

        Response response = CLIENT.post("/posts", "{\"id\":\"" + id + "\",\"title\":\"second\",\"counter\":2}");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("type").asString()).isEqualTo("urn:patchbay:problem:already-exists");
        assertThat(response.json().get("detail").asString()).isEqualTo("Another Post has this id");
        assertThat(CLIENT.get("/posts/" + id).json().get("title").asString()).isEqualTo("first");
    }

    @Test
    void createOfArrayInsertsAllOrNone() {
        String good = "{\"title\":\"batch\",\"counter\":1}";

        Response bad = CLIENT.post("/posts", "[" + good + ",{\"title\":\"\",\"counter\":1}," + good + "]");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/1/title");
        assertThat(CLIENT.get("/posts?where.title.eq=batch").body()).isEqualTo("[]");

        Response done = CLIENT.post("/posts", "[" + good + "," + good + "]");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.json().size()).isEqualTo(2);
        String id = createdId("there");
        Response taken = CLIENT.post("/posts", "[" + good + "," + good.replace("{", "{\"id\":\"" + id + "\",") + "]");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().get("detail").asString()).isEqualTo("Another Post has this id");
        assertThat(CLIENT.get("/posts?where.title.eq=batch").json().size()).isEqualTo(2);
    }

    @Test
    void createOfListHasItsOwnMediaType() {
        String type = "application/vnd.patchbay.list+json";

        Response done = CLIENT.send("POST", "/posts", "[{\"title\":\"listed\",\"counter\":1}]", "Content-Type", type);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.header("Content-Type")).contains(type);
        assertThat(CLIENT.send("POST", "/posts", "{\"title\":\"x\",\"counter\":1}", "Content-Type", type)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void replaceResetsPropertiesThatAreLeftOut() {
        Response created =
                CLIENT.post("/posts", "{\"title\":\"old\",\"counter\":1,\"longText\":\"text\",\"mood\":\"gloomy\"}");
        String path = "/posts/" + created.json().get("id").asString();

        Response replaced = CLIENT.put(path, "{\"title\":\"new\",\"counter\":2}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.json().get("longText").isNull()).isTrue();
        assertThat(replaced.json().get("mood").asString()).isEqualTo("sunny");
        assertThat(replaced.json().get("createdAt")).isEqualTo(created.json().get("createdAt"));
        assertThat(replaced.header("ETag")).contains("\"2\"");
        assertThat(CLIENT.get(path).body()).isEqualTo(replaced.body());
        assertThat(CLIENT.put(path, "{\"title\":\"new\"}").status()).isEqualTo(400);
        assertThat(CLIENT.put("/posts/" + UUID.randomUUID(), "{\"title\":\"new\",\"counter\":2}")
                        .status())
                .isEqualTo(404);
        assertThat(CLIENT.put(path, "{\"id\":\"" + UUID.randomUUID() + "\",\"title\":\"new\",\"counter\":2}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void mergePatchClearsNullsAndKeepsTheRest() {
        Response created = CLIENT.post("/posts", "{\"title\":\"old\",\"counter\":1,\"longText\":\"text\"}");
        String path = "/posts/" + created.json().get("id").asString();

        Response patched = CLIENT.send(
                "PATCH", path, "{\"longText\":null,\"counter\":5}", "Content-Type", "application/merge-patch+json");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().get("title").asString()).isEqualTo("old");
        assertThat(patched.json().get("longText").isNull()).isTrue();
        assertThat(patched.json().get("counter").asInt()).isEqualTo(5);
        assertThat(CLIENT.patch(path, "{\"nope\":1}").status()).isEqualTo(400);
        assertThat(CLIENT.patch(path, "{\"title\":null}").status()).isEqualTo(400);
        assertThat(CLIENT.patch(path, "{\"id\":\"" + UUID.randomUUID() + "\"}").status())
                .isEqualTo(400);
        assertThat(CLIENT.patch("/posts/" + UUID.randomUUID(), "{}").status()).isEqualTo(404);
    }

    @Test
    void deletedResourceIsNotFound() {
        String path = "/posts/" + createdId("doomed");

        assertThat(CLIENT.delete(path).status()).isEqualTo(204);
        assertThat(CLIENT.delete(path).status()).isEqualTo(404);
        assertThat(CLIENT.get(path).status()).isEqualTo(404);
    }

    @Test
    void deleteOfReferencedResourceIsRejected() {
        String author =
                CLIENT.post("/authors", "{\"name\":\"Ann\"}").json().get("id").asString();
        CLIENT.post("/posts", "{\"title\":\"hers\",\"counter\":1,\"editorId\":\"" + author + "\"}");

        Response response = CLIENT.delete("/authors/" + author);

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("detail").asString())
                .isEqualTo("There are posts that refer to it by editorId; change or delete them first");
    }

    @Test
    void referenceToMissingResourceIsRejected() {
        Response response =
                CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"authorId\":\"" + UUID.randomUUID() + "\"}");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("detail").asString()).isEqualTo("authorId refers to nothing that exists");
    }

    @Test
    void uniqueValueIsAcceptedOnce() {
        CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"orbit\":\"geostationary\"}");

        Response response = CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"orbit\":\"geostationary\"}");

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.json().get("detail").asString()).isEqualTo("Another Post has this orbit");
        assertThat(response.body()).doesNotContain("geostationary");
    }

    @Test
    void violatedCheckConstraintIsBadRequest() {
        Response response = CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":-1}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("detail").asString()).contains("counter").doesNotContain("posts_counter_check");
    }

    @Test
    void bulkChangeNeedsFilterAndStaysWithinMaxAffected() {
        CLIENT.post(
                "/posts",
                IntStream.range(0, 5)
                        .mapToObj(row -> "{\"title\":\"bulk\",\"counter\":" + row + "}")
                        .toList()
                        .toString());

        assertThat(CLIENT.patch("/posts", "{\"counter\":9}").status()).isEqualTo(400);
        assertThat(CLIENT.delete("/posts").status()).isEqualTo(400);
        Response tooMany = CLIENT.patch("/posts?where.title.eq=bulk&maxAffected=4", "{\"counter\":9}");
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(CLIENT.get("/posts?where.title.eq=bulk&where.counter.eq=9").body())
                .isEqualTo("[]");
        assertThat(CLIENT.delete("/posts?where.title.eq=bulk&maxAffected=4").status())
                .isEqualTo(409);

        Response changed =
                CLIENT.patch("/posts?where.title.eq=bulk&where.counter.lt=2&fields=counter", "{\"counter\":9}");
        assertThat(changed.body()).isEqualTo("[{\"counter\":9},{\"counter\":9}]");
        assertThat(CLIENT.patch("/posts?where.title.eq=bulk", "{\"counter\":\"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(CLIENT.patch("/posts?where.title.eq=nobody", "{\"counter\":1}")
                        .body())
                .isEqualTo("[]");
        assertThat(CLIENT.patch("/posts?where.title.eq=nobody", "{\"nope\":1}").status())
                .isEqualTo(400);
        assertThat(CLIENT.patch("/posts?where.title.eq=bulk&limit=1", "{}").status())
                .isEqualTo(400);

        Response deleted = CLIENT.delete("/posts?where.title.eq=bulk");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().size()).isEqualTo(5);
        assertThat(CLIENT.get("/posts?where.title.eq=bulk").body()).isEqualTo("[]");
    }
}
