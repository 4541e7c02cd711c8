package dev.patchbay.composer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RouteTimerTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final RouteTimer timer = new RouteTimer("GET /items", "items", first -> begun.incrementAndGet());

    private void record(RequestOutcome outcome, Duration duration) {
        timer.record(outcome, duration.toNanos());
    }

    @Test
    void boundsBelongToWhatIsBelow() {
        record(RequestOutcome.SUCCESS, Duration.ZERO);
        record(RequestOutcome.SUCCESS, Duration.ofMillis(5));
        record(RequestOutcome.SUCCESS, Duration.ofMillis(5).plusNanos(1));
        record(RequestOutcome.SUCCESS, Duration.ofSeconds(10));
        record(RequestOutcome.SUCCESS, Duration.ofSeconds(11));

        assertThat(RouteTimer.bounds()).startsWith(0.005, 0.01).endsWith(5, 10);
        assertThat(timer.counts(RequestOutcome.SUCCESS)).containsExactly(2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
        assertThat(timer.sum(RequestOutcome.SUCCESS)).isEqualTo(21.010000001);
    }

    @Test
    void outcomesAreApart() {
        record(RequestOutcome.ABORTED, Duration.ofSeconds(60));
        record(RequestOutcome.SUCCESS, Duration.ofMillis(1));

        for (RequestOutcome outcome : RequestOutcome.values()) {
            long expected = outcome == RequestOutcome.ABORTED || outcome == RequestOutcome.SUCCESS ? 1 : 0;
            assertThat(Arrays.stream(timer.counts(outcome)).sum())
                    .as(outcome.tag())
                    .isEqualTo(expected);
        }
        assertThat(timer.sum(RequestOutcome.ABORTED)).isEqualTo(60);
    }

    @Test
    void nothingIsLostBetweenThreads() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int j = 0; j < 10_000; j++) {
                        record(RequestOutcome.SUCCESS, Duration.ofMillis(1));
                    }
                });
            }
            start.countDown();
        }

        assertThat(begun).hasValue(1);
        assertThat(timer.count(RequestOutcome.SUCCESS)).isEqualTo(40_000);
        assertThat(timer.counts(RequestOutcome.SUCCESS)[0]).isEqualTo(40_000);
        assertThat(timer.sum(RequestOutcome.SUCCESS)).isEqualTo(40);
    }
}
