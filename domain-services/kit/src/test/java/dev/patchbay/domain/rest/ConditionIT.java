package dev.patchbay.domain.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conditional requests, and changes at the same time. */
class ConditionIT {

    private static final TestClient CLIENT = Blog.running().acme();

    private static String createdId(String title) {
        return CLIENT.post("/posts", "{\"title\":\"" + title + "\",\"counter\":1}")
                .json()
                .get("id")
                .asString();
    }

    @Test
    void ifNoneMatchPreventsTheChange() {
        String path = "/posts/" + createdId("none");
        String whole = "{\"title\":\"x\",\"counter\":1}";
        String patch = "{\"counter\":2}";

        assertThat(CLIENT.patch(path, patch, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(CLIENT.patch(path, patch, "If-None-Match", "\"7\", W/\"1\"").status())
                .isEqualTo(412);
        assertThat(CLIENT.put(path, whole, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(CLIENT.delete(path, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(CLIENT.get(path).header("ETag")).contains("\"1\"");
        assertThat(CLIENT.put("/posts/" + UUID.randomUUID(), whole, "If-None-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(CLIENT.patch(path, patch, "If-Match", "\"1\"", "If-None-Match", "\"7\"")
                        .status())
                .isEqualTo(200);
        assertThat(CLIENT.get(path, "If-None-Match", "2").header("ETag")).isEmpty();
    }

    @Test
    void ifMatchWithOldVersionPreventsTheChange() {
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
    void ifNoneMatchWithCurrentVersionIsNotModified() {
        String path = "/posts/" + createdId("cached");

        Response unchanged = CLIENT.get(path, "If-None-Match", "\"1\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(CLIENT.get(path, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(CLIENT.get(path, "If-None-Match", "\"2\"").status()).isEqualTo(200);
    }

    @Test
    void exactlyOneOfTwoConcurrentConditionalChangesWins() throws Exception {
        String path = "/posts/" + createdId("contended");

        List<Integer> statuses = together(List.of(
                () -> CLIENT.patch(path, "{\"counter\":2}", "If-Match", "\"1\"").status(),
                () -> CLIENT.patch(path, "{\"counter\":3}", "If-Match", "\"1\"").status()));

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void concurrentUnconditionalChangesAllApply() throws Exception {
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
}
