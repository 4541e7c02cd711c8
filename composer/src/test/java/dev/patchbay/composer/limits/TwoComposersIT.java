package dev.patchbay.composer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two composers on one Redis are one limiter, and what happens without the Redis is what the plan says. */
@EnabledIf("isInstalled")
class TwoComposersIT {

    private static final UUID TENANT = UUID.randomUUID();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static boolean isInstalled() {
        return TestRedis.isInstalled();
    }

    @RegisterExtension
    final ComposerExtension composers = ComposerExtension.builder().build();

    private TestComposer composer(TestService service, TestRedis redis) {
        return composers.start("""
            items:
              url: %s
              expose: [/**]
            """.formatted(service.url()), """
                plans:
                  counted: { allow: [/**], rate: 200/hour }
                  closed: { allow: [/**], rate: 1000000/hour, fail: closed }
                rate-limit: { store: "%s", fail: open, timeout: 2s }
                """.formatted(redis.uri()));
    }

    private CompletableFuture<Integer> call(TestComposer composer, String plan) {
        String token = composer.issuer()
                .token(claims -> claims.claim("tenant", TENANT.toString()).claim("plan", plan));
        return client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + composer.port() + "/items"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    @Test
    void twoComposersAdmitTheLimitTogetherAndFollowTheFailMode() throws Exception {
        TestService service = composers.serve(TestService.document("GET /items"));
        TestRedis redis = TestRedis.start(TestRedis.freePort());
        try {
            TestComposer one = composer(service, redis);
            TestComposer other = composer(service, redis);
            for (TestComposer each : List.of(one, other)) {
                long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (call(each, "closed").join() != 200) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    Thread.sleep(50);
                }
            }
            List<CompletableFuture<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                calls.add(call(one, "counted"));
                calls.add(call(other, "counted"));
            }
            List<Integer> statuses = calls.stream().map(CompletableFuture::join).toList();
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(200);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(100);
            redis.close();
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                assertThat(call(one, "counted").join()).as("fails open").isEqualTo(200);
                assertThat(call(other, "closed").join()).as("fails closed").isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        } finally {
            redis.close();
        }
    }
}
