package dev.patchbay.composer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.config.FailMode;
import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Rate;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Several composers on one Redis admit what one would, and none waits for a Redis that is away. */
@EnabledIf("isInstalled")
class RedisLimiterIT {

    private static final int PORT = TestRedis.freePort();
    private static final Duration PATIENCE = Duration.ofSeconds(2); // a busy machine is no failure of the limiter's

    @AutoClose
    private static TestRedis redis;

    static boolean isInstalled() {
        return TestRedis.isInstalled();
    }

    @BeforeAll
    static void start() {
        redis = TestRedis.start(PORT);
    }

    private static Plan plan(Rate... rates) {
        return new Plan("p", SourceLocation.of("composer.yml"), List.of(), List.of(), List.of(rates), FailMode.OPEN);
    }

    private static Verdict take(RateLimiter limiter, Plan plan, String tenant) {
        return limiter.take(plan, tenant).toCompletableFuture().join();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static RedisLimiter connected(Duration timeout) throws InterruptedException {
        RedisLimiter limiter = new RedisLimiter(redis.uri(), timeout);
        Plan plan = plan(new Rate("1000000/s", 1_000_000, Duration.ofSeconds(1), 0));
        await(() -> take(limiter, plan, "warm-up") instanceof Verdict.Admitted);
        return limiter;
    }

    @Test
    void twoLimitersThatShareARedisAdmitTheLimitTogether() throws Exception {
        Plan plan = plan(
                new Rate("500/hour", 500, Duration.ofHours(1), 0), new Rate("9999/day", 9999, Duration.ofDays(1), 0));
        String tenant = UUID.randomUUID().toString();
        try (RedisLimiter one = connected(PATIENCE);
                RedisLimiter other = connected(PATIENCE)) {
            List<CompletableFuture<Verdict>> asked = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                asked.add(one.take(plan, tenant).toCompletableFuture());
                asked.add(other.take(plan, tenant).toCompletableFuture());
            }
            List<Verdict> verdicts = asked.stream().map(CompletableFuture::join).toList();
            assertThat(verdicts).hasOnlyElementsOfTypes(Verdict.Admitted.class, Verdict.Refused.class);
            assertThat(verdicts).filteredOn(Verdict.Admitted.class::isInstance).hasSize(500);
            Verdict.Refused refused = (Verdict.Refused) take(one, plan, tenant);
            assertThat(refused.rate().text()).isEqualTo("500/hour");
            assertThat(refused.retrySeconds()).isBetween(3000L, 3600L);
        }
    }

    @Test
    void windowsAndBucketsFillAgain() throws Exception {
        Plan window = plan(new Rate("3/s", 3, Duration.ofSeconds(1), 0));
        Plan bucket = plan(new Rate("3600/hour", 3600, Duration.ofHours(1), 2));
        try (RedisLimiter limiter = connected(PATIENCE)) {
            String tenant = UUID.randomUUID().toString();
            await(() -> take(limiter, window, tenant) instanceof Verdict.Refused);
            await(() -> take(limiter, window, tenant) instanceof Verdict.Admitted);
            String other = UUID.randomUUID().toString();
            assertThat(take(limiter, bucket, other)).isInstanceOf(Verdict.Admitted.class);
            assertThat(take(limiter, bucket, other)).isInstanceOf(Verdict.Admitted.class);
            assertThat(take(limiter, bucket, other)).isInstanceOf(Verdict.Refused.class);
            await(() -> take(limiter, bucket, other) instanceof Verdict.Admitted);
        }
    }

    @Test
    void redisThatDiesCostsNoRequestMoreThanTheTimeoutAndIsUsedAgainLater() throws Exception {
        Plan plan = plan(new Rate("1000000/s", 1_000_000, Duration.ofSeconds(1), 0));
        try (RedisLimiter limiter = connected(Duration.ofMillis(20))) {
            redis.close();
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                long start = System.nanoTime();
                take(limiter, plan, "t");
                waits.add(System.nanoTime() - start);
            }
            assertThat(take(limiter, plan, "t")).isInstanceOf(Verdict.Uncounted.class);
            assertThat(waits.stream().sorted().skip(200).findFirst().orElseThrow())
                    .as("two in three do not wait at all")
                    .isLessThan(Duration.ofMillis(10).toNanos());
            redis = TestRedis.start(PORT);
            await(() -> take(limiter, plan, "t") instanceof Verdict.Admitted);
        }
    }

    @Test
    void redisThatIsMissingAtTheStartIsFoundLater() throws Exception {
        int port = TestRedis.freePort();
        Plan plan = plan(new Rate("100/s", 100, Duration.ofSeconds(1), 0));
        try (RedisLimiter limiter =
                new RedisLimiter(java.net.URI.create("redis://localhost:" + port), Duration.ofMillis(200))) {
            assertThat(take(limiter, plan, "t")).isInstanceOf(Verdict.Uncounted.class);
            try (TestRedis late = TestRedis.start(port)) {
                assertThat(late.uri().getPort()).isEqualTo(port);
                await(() -> take(limiter, plan, "t") instanceof Verdict.Admitted);
            }
        }
    }
}
