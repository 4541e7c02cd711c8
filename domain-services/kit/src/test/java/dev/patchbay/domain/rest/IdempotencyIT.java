package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who repeat one request at the same moment are one request; whoever means something else by the key is not. */
class IdempotencyIT {

    private static final Blog BLOG = Blog.running();
    private static final String BODY = "{\"title\":\"race\",\"counter\":1}";

    @Test
    void repeatedRequestReturnsStoredResponse() {
        String key = UUID.randomUUID().toString();
        String body = "{\"title\":\"once\",\"counter\":1}";

        Response first = BLOG.acme().post("/posts", body, "Idempotency-Key", key);
        Response second = BLOG.acme().post("/posts", body, "Idempotency-Key", key);
        Response other = BLOG.acme().post("/posts", "{\"title\":\"other\",\"counter\":1}", "Idempotency-Key", key);
        Response foreign = BLOG.globex().post("/posts", body, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).contains("\"1\"");
        assertThat(other.status()).isEqualTo(422);
        assertThat(foreign.status()).isEqualTo(201);
        assertThat(foreign.json().get("id")).isNotEqualTo(first.json().get("id"));
        assertThat(BLOG.acme().get("/posts?where.title.eq=once").json().size()).isEqualTo(1);
        assertThat(BLOG.acme().post("/posts", "{}", "Idempotency-Key", "k2").status())
                .isEqualTo(400);
        assertThat(BLOG.acme()
                        .post("/posts", body, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void twoIdempotencyKeysAreRejected() {
        Response response = BLOG.acme()
                .post("/posts", BODY.replace("race", "two"), "Idempotency-Key", "one", "Idempotency-Key", "two");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("is given twice");
    }

    @Test
    void fiftyConcurrentRequestsCreateOneResourceAndShareItsResponse() throws Exception {
        Set<String> bodies = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> responses = new ArrayList<>();
            for (int n = 0; n < 50; n++) {
                responses.add(threads.submit(() -> BLOG.acme().post("/posts", BODY, "Idempotency-Key", "fifty")));
            }
            for (Future<Response> response : responses) {
                assertThat(response.get().status()).as(response.get().body()).isEqualTo(201);
                bodies.add(response.get().body());
            }
        }
        assertThat(bodies).hasSize(1);
        String title = BLOG.acme().get("/posts?where.title.eq=race&limit=100").body();
        assertThat(title.split("\"id\"", -1)).hasSize(2);
    }

    @Test
    void keyIsScopedToTenantAndResource() {
        TestClient globex = BLOG.globex();
        Response post = BLOG.acme().post("/posts", BODY.replace("race", "mine"), "Idempotency-Key", "shared");
        Response other = globex.post("/posts", BODY.replace("race", "theirs"), "Idempotency-Key", "shared");
        Response author = BLOG.acme().post("/authors", "{\"name\":\"Key\"}", "Idempotency-Key", "shared");

        assertThat(post.status()).isEqualTo(201);
        assertThat(other.status()).as(other.body()).isEqualTo(201);
        assertThat(author.status()).as(author.body()).isEqualTo(201);
        assertThat(other.json().get("title").asString()).isEqualTo("theirs");
        assertThat(other.json().get("id")).isNotEqualTo(post.json().get("id"));
        assertThat(BLOG.acme()
                        .post("/posts", BODY.replace("race", "changed"), "Idempotency-Key", "shared")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table posts; --", "%00", "\\", "../x", "{}", "a,b", "\"quoted\""})
    void keyMayHaveAnyPrintableCharacters(String key) {
        Response first = BLOG.acme().post("/posts", BODY.replace("race", "odd"), "Idempotency-Key", key);
        Response second = BLOG.acme().post("/posts", BODY.replace("race", "odd"), "Idempotency-Key", key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void expiredKeyIsReusableAndDeletedWithoutBlockingOthers() throws Exception {
        List<String> keys = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            keys.add("expired " + n);
            BLOG.acme().post("/posts", BODY.replace("race", "before"), "Idempotency-Key", keys.getLast());
        }
        Blog.execute(BLOG.testDatabase(), "update idempotency_keys set created_at = now() - interval '25 hours'");
        Collections.shuffle(keys, new Random(1));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> responses = new ArrayList<>();
            for (String key : keys) {
                responses.add(threads.submit(
                        () -> BLOG.acme().post("/posts", BODY.replace("race", "after"), "Idempotency-Key", key)));
            }
            for (Future<Response> response : responses) {
                assertThat(response.get().status()).as(response.get().body()).isEqualTo(201);
                assertThat(response.get().json().get("title").asString()).isEqualTo("after");
            }
        }
    }

    @Test
    void tooLongKeyIsRejected() {
        assertThat(BLOG.acme()
                        .post("/posts", BODY.replace("race", "huge"), "Idempotency-Key", "k".repeat(256))
                        .status())
                .isEqualTo(400);
        assertThat(BLOG.acme()
                        .post("/posts", BODY.replace("race", "huge"), "Idempotency-Key", "k".repeat(255))
                        .status())
                .isEqualTo(201);
    }
}
