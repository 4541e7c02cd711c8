package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The section "Writes" of the REST cases. */
class WriteIT {

    private static final TestClient CLIENT = Blog.running().acme();

    private static Answer create(String title) {
        return CLIENT.post("/posts", "{\"title\":\"" + title + "\",\"counter\":1}");
    }

    private static String createdId(String title) {
        return create(title).json().get("id").asString();
    }

    @Test
    void aNewResourceIsAnsweredWithItsPlaceAndVersion() {
        Answer answer = create("new");

        assertThat(answer.status()).isEqualTo(201);
        String id = answer.json().get("id").asString();
        assertThat(answer.header("Location")).contains("/posts/" + id);
        assertThat(answer.header("ETag")).contains("\"1\"");
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(answer.json().get("mood").asString()).isEqualTo("sunny");
        Answer read = CLIENT.get("/posts/" + id);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(read.header("ETag")).contains("\"1\"");
    }

    @Test
    void anExistingIdIsNeverOverwritten() {
        String id = createdId("first");

        Answer answer = CLIENT.post("/posts", "{\"id\":\"" + id + "\",\"title\":\"second\",\"counter\":2}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:patchbay:problem:already-exists");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Another Post has this id");
        assertThat(CLIENT.get("/posts/" + id).json().get("title").asString()).isEqualTo("first");
    }

    @Test
    void anArrayInsertsAllOrNone() {
        String good = "{\"title\":\"batch\",\"counter\":1}";

        Answer bad = CLIENT.post("/posts", "[" + good + ",{\"title\":\"\",\"counter\":1}," + good + "]");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/1/title");
        assertThat(CLIENT.get("/posts?where.title.eq=batch").body()).isEqualTo("[]");

        Answer done = CLIENT.post("/posts", "[" + good + "," + good + "]");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.json().size()).isEqualTo(2);
        assertThat(CLIENT.get("/posts?where.title.eq=batch").json().size()).isEqualTo(2);
    }

    @Test
    void aListHasAMediaTypeOfItsOwn() {
        String type = "application/vnd.patchbay.list+json";

        Answer done = CLIENT.send("POST", "/posts", "[{\"title\":\"listed\",\"counter\":1}]", "Content-Type", type);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.header("Content-Type")).contains(type);
        assertThat(CLIENT.send("POST", "/posts", "{\"title\":\"x\",\"counter\":1}", "Content-Type", type)
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"title\":\"x\",\"counter\":1,\"nope\":1}; /nope; no property of Post",
                "{\"title\":\"x\",\"counter\":1,\"longtext\":\"\"}; /longtext; did you mean 'longText'",
                "{\"title\":\"x\"}; /counter; is required",
                "{\"title\":null,\"counter\":1}; /title; must not be null",
                "{\"title\":5,\"counter\":1}; /title; must be a string",
                "{\"title\":\"x\",\"counter\":\"1\"}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":1.5}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":99999999999}; /counter; whole number",
                "{\"title\":\"x\",\"counter\":1001}; /counter; 1000",
                "{\"title\":\"   \",\"counter\":1}; /title; blank",
                "{\"title\":\"012345678901234567890123456789012345678901234567890\",\"counter\":1}; /title; size",
                "{\"title\":\"x\\u0000\",\"counter\":1}; /title; NUL",
                "{\"title\":\"x\\ud800\",\"counter\":1}; /title; Unicode",
                "{\"title\":\"x\",\"counter\":1,\"mood\":\"angry\"}; /mood; one of",
                "{\"title\":\"x\",\"counter\":1,\"mood\":null}; /mood; must not be null",
                "{\"title\":\"x\",\"counter\":1,\"pinned\":\"true\"}; /pinned; true or false",
                "{\"title\":\"x\",\"counter\":1,\"publishedOn\":\"2026-02-30\"}; /publishedOn; date",
                "{\"title\":\"x\",\"counter\":1,\"authorId\":\"x\"}; /authorId; UUID",
                "{\"title\":\"x\",\"counter\":1,\"version\":1}; /version; read-only",
                "{\"title\":\"x\",\"counter\":1,\"createdAt\":\"2026-01-01T00:00:00Z\"}; /createdAt; read-only",
                "{\"title\":\"x\",\"counter\":1,\"updatedAt\":\"2026-01-01T00:00:00Z\"}; /updatedAt; read-only",
                "{\"title\":\"x\",\"counter\":1,\"tenantId\":\"01900000-0000-7000-8000-0000000000b2\"}; /tenantId; no"
                        + " property",
                "{\"title\":\"x\",\"counter\":1,\"secret\":\"s\"}; /secret; no property",
                "[5]; /0; must be an object",
                "5; ``; must be an object"
            })
    void aBodyThatDoesNotFitIsRefused(String body, String pointer, String detail) {
        Answer answer = CLIENT.post("/posts", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode error = answer.json().get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"title\":; line 1, column 10",
                "{\"title\":\"x\"}}; line 1",
                "{\"a\":1,\"a\":2}; given twice",
                "``; empty",
                "{'title':1}; line 1"
            })
    void aBodyThatCannotBeReadIsRefused(String body, String detail) {
        Answer answer = CLIENT.post("/posts", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asString()).isEqualTo("urn:patchbay:problem:unreadable-body");
        assertThat(answer.json().get("detail").asString()).contains(detail);
    }

    @Test
    void aDeepBodyIsRefused() {
        assertThat(CLIENT.post("/posts", "[".repeat(100_000)).status()).isEqualTo(400);
    }

    @Test
    void aLargeBodyIsRefused() {
        assertThat(CLIENT.post("/posts", "{\"title\":\"" + "x".repeat(1_100_000) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void replacingSetsEverything() {
        Answer created =
                CLIENT.post("/posts", "{\"title\":\"old\",\"counter\":1,\"longText\":\"text\",\"mood\":\"gloomy\"}");
        String path = "/posts/" + created.json().get("id").asString();

        Answer replaced = CLIENT.put(path, "{\"title\":\"new\",\"counter\":2}");

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
    void aMergePatchClearsAndKeeps() {
        Answer created = CLIENT.post("/posts", "{\"title\":\"old\",\"counter\":1,\"longText\":\"text\"}");
        String path = "/posts/" + created.json().get("id").asString();

        Answer patched = CLIENT.send(
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
    void anOldVersionIsNotChanged() {
        String path = "/posts/" + createdId("versioned");

        assertThat(CLIENT.patch(path, "{\"counter\":2}", "If-Match", "\"1\"").status())
                .isEqualTo(200);
        assertThat(CLIENT.patch(path, "{\"counter\":3}", "If-Match", "\"1\"").status())
                .isEqualTo(412);
        assertThat(CLIENT.put(path, "{\"title\":\"x\",\"counter\":3}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(CLIENT.delete(path, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(CLIENT.patch(path, "{\"counter\":3}", "If-Match", "W/\"2\"").status())
                .isEqualTo(412);
        assertThat(CLIENT.patch(path, "{\"counter\":3}", "If-Match", "nonsense").status())
                .isEqualTo(400);
        assertThat(CLIENT.patch(path, "{\"counter\":3}", "If-Match", "\"7\", \"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(CLIENT.patch(path, "{\"counter\":3}", "If-Match", "*").status())
                .isEqualTo(200);
    }

    @Test
    void aGoodCopyIsNotSentAgain() {
        String path = "/posts/" + createdId("cached");

        Answer unchanged = CLIENT.get(path, "If-None-Match", "\"1\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(CLIENT.get(path, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(CLIENT.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(200);
    }

    @Test
    void ofTwoConcurrentChangesOfOneVersionExactlyOneWins() throws Exception {
        String path = "/posts/" + createdId("contended");

        List<Integer> statuses = together(List.of(
                () -> CLIENT.patch(path, "{\"counter\":2}", "If-Match", "\"1\"").status(),
                () -> CLIENT.patch(path, "{\"counter\":3}", "If-Match", "\"1\"").status()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void unconditionalConcurrentChangesAllCount() throws Exception {
        String path = "/posts/" + createdId("busy");

        List<Integer> statuses = together(List.of(
                () -> CLIENT.patch(path, "{\"counter\":2}").status(),
                () -> CLIENT.patch(path, "{\"longText\":\"kept\"}").status()));

        assertThat(statuses).containsOnly(200);
        JsonNode after = CLIENT.get(path).json();
        assertThat(after.get("version").asInt()).isEqualTo(3);
        assertThat(after.get("counter").asInt()).isEqualTo(2);
        assertThat(after.get("longText").asString()).isEqualTo("kept");
    }

    private static List<Integer> together(List<Callable<Integer>> calls)
            throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> futures = executor.invokeAll(calls);
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> future : futures) {
                statuses.add(future.get());
            }
            return statuses;
        }
    }

    @Test
    void whatIsDeletedIsGone() {
        String path = "/posts/" + createdId("doomed");

        assertThat(CLIENT.delete(path).status()).isEqualTo(204);
        assertThat(CLIENT.delete(path).status()).isEqualTo(404);
        assertThat(CLIENT.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsReferencedStays() {
        String author =
                CLIENT.post("/authors", "{\"name\":\"Ann\"}").json().get("id").asString();
        CLIENT.post("/posts", "{\"title\":\"hers\",\"counter\":1,\"editorId\":\"" + author + "\"}");

        Answer answer = CLIENT.delete("/authors/" + author);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("There are posts that refer to it by editorId; change or delete them first");
    }

    @Test
    void aReferenceLeadsSomewhere() {
        Answer answer =
                CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"authorId\":\"" + UUID.randomUUID() + "\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asString()).isEqualTo("authorId refers to nothing that exists");
    }

    @Test
    void uniqueValuesAreTakenOnce() {
        CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"orbit\":\"geostationary\"}");

        Answer answer = CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":1,\"orbit\":\"geostationary\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("detail").asString()).isEqualTo("Another Post has this orbit");
        assertThat(answer.body()).doesNotContain("geostationary");
    }

    @Test
    void aCheckOfTheDatabaseIsABadRequest() {
        Answer answer = CLIENT.post("/posts", "{\"title\":\"x\",\"counter\":-1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).contains("counter").doesNotContain("posts_counter_check");
    }

    @Test
    void bulkChangesNeedAFilterAndStayInBounds() {
        CLIENT.post(
                "/posts",
                IntStream.range(0, 5)
                        .mapToObj(row -> "{\"title\":\"bulk\",\"counter\":" + row + "}")
                        .toList()
                        .toString());

        assertThat(CLIENT.patch("/posts", "{\"counter\":9}").status()).isEqualTo(400);
        assertThat(CLIENT.delete("/posts").status()).isEqualTo(400);
        Answer tooMany = CLIENT.patch("/posts?where.title.eq=bulk&maxAffected=4", "{\"counter\":9}");
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(CLIENT.get("/posts?where.title.eq=bulk&where.counter.eq=9").body())
                .isEqualTo("[]");
        assertThat(CLIENT.delete("/posts?where.title.eq=bulk&maxAffected=4").status())
                .isEqualTo(409);

        Answer changed =
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

        Answer deleted = CLIENT.delete("/posts?where.title.eq=bulk");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().size()).isEqualTo(5);
        assertThat(CLIENT.get("/posts?where.title.eq=bulk").body()).isEqualTo("[]");
    }

    @Test
    void aRepeatedRequestIsAnsweredNotRepeated() {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"once\",\"counter\":1}";

        Answer first = CLIENT.post("/posts", body, "Idempotency-Key", key);
        Answer second = CLIENT.post("/posts", body, "Idempotency-Key", key);
        Answer other = CLIENT.post("/posts", "{\"title\":\"other\",\"counter\":1}", "Idempotency-Key", key);
        Answer foreign = Blog.running().globex().post("/posts", body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).contains("\"1\"");
        assertThat(other.status()).isEqualTo(422);
        assertThat(foreign.status()).isEqualTo(201);
        assertThat(foreign.json().get("id")).isNotEqualTo(first.json().get("id"));
        assertThat(CLIENT.get("/posts?where.title.eq=once").json().size()).isEqualTo(1);
        assertThat(CLIENT.post("/posts", "{}", "Idempotency-Key", "k2").status())
                .isEqualTo(400);
        assertThat(CLIENT.post("/posts", body, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRepeatedRequestWaitsForTheFirst() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"simultaneous\",\"counter\":1}";
        Callable<Integer> call =
                () -> CLIENT.post("/posts", body, "Idempotency-Key", key).status();

        assertThat(together(List.of(call, call, call, call))).containsOnly(201);

        assertThat(CLIENT.get("/posts?where.title.eq=simultaneous").json().size())
                .isEqualTo(1);
    }

    @Test
    void theProtocolIsKept() {
        String path = "/posts/" + createdId("protocol");

        assertThat(CLIENT.send("POST", "/posts", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(CLIENT.get("/posts", "Accept", "application/xml").status()).isEqualTo(406);
        Answer head = CLIENT.send("HEAD", path, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).contains("\"1\"");
        Answer options = CLIENT.send("OPTIONS", path, null);
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("Allow").orElse("")).contains("GET", "PUT", "PATCH", "DELETE");
        Answer notAllowed = CLIENT.post(path, "{}");
        assertThat(notAllowed.status()).isEqualTo(405);
        assertThat(notAllowed.header("Allow").orElse("")).contains("GET", "PUT", "PATCH", "DELETE");
        assertThat(CLIENT.get("/nothing").status()).isEqualTo(404);
        assertThat(CLIENT.get("/posts/not-a-uuid").status()).isEqualTo(400);
        assertThat(CLIENT.get(path + "?limit=1").status()).isEqualTo(400);
        assertThat(CLIENT.delete(path + "?force=true").status()).isEqualTo(400);
    }

    @Test
    void pluginControllersShareTheProblems() {
        assertThat(CLIENT.get("/posts/example?number=1").json().get("tenant").asString())
                .isEqualTo(Blog.ACME.toString());
        assertThat(CLIENT.get("/posts/example?number=x").status()).isEqualTo(400);
        assertThat(CLIENT.get("/posts/example").status()).isEqualTo(400);
        Answer failed = CLIENT.get("/posts/example?number=13");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("select", "secret");
    }
}
