package dev.patchbay.composer.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.config.FailMode;
import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Rate;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryLimiterTest {

    private final AtomicLong now = new AtomicLong(1);
    private final MemoryLimiter limiter = new MemoryLimiter(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    private static Plan plan(Rate... rates) {
        return new Plan("p", SourceLocation.of("composer.yml"), List.of(), List.of(), List.of(rates), FailMode.OPEN);
    }

    private int admitted(Plan plan, int asked) {
        int admitted = 0;
        for (int i = 0; i < asked; i++) {
            admitted += take(plan) instanceof Verdict.Admitted ? 1 : 0;
        }
        return admitted;
    }

    private Verdict take(Plan plan) {
        return limiter.take(plan, "t").toCompletableFuture().join();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void windowAdmitsItsLimitAndTheNextOneAgain() {
        Plan plan = plan(new Rate("10/s", 10, Duration.ofSeconds(1), 0));
        assertThat(admitted(plan, 30)).isEqualTo(10);
        pass(Duration.ofMillis(900));
        assertThat(admitted(plan, 30)).isZero();
        assertThat(take(plan))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.retrySeconds()).isEqualTo(1));
        pass(Duration.ofMillis(100));
        assertThat(admitted(plan, 30)).isEqualTo(10);
    }

    @Test
    void bucketFillsSteadily() {
        Plan plan = plan(new Rate("10/s", 10, Duration.ofSeconds(1), 20));
        assertThat(admitted(plan, 30)).isEqualTo(20);
        pass(Duration.ofMillis(500));
        assertThat(admitted(plan, 30)).isEqualTo(5);
        pass(Duration.ofSeconds(60));
        assertThat(admitted(plan, 30)).isEqualTo(20);
    }

    @Test
    void refusalByOneRateCostsNothingOfTheOthers() {
        Plan plan = plan(
                new Rate("100/min", 100, Duration.ofMinutes(1), 0), new Rate("10/s", 10, Duration.ofSeconds(1), 0));
        assertThat(admitted(plan, 500)).isEqualTo(10);
        for (int second = 0; second < 9; second++) {
            pass(Duration.ofSeconds(1));
            assertThat(admitted(plan, 500)).isEqualTo(10);
        }
        pass(Duration.ofSeconds(1));
        assertThat(take(plan))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rate().text()).isEqualTo("100/min"));
    }

    @Test
    void changedPlanStartsWithAFullQuota() {
        assertThat(admitted(plan(new Rate("5/min", 5, Duration.ofMinutes(1), 0)), 9))
                .isEqualTo(5);
        assertThat(admitted(plan(new Rate("7/min", 7, Duration.ofMinutes(1), 0)), 9))
                .isEqualTo(7);
    }
}
