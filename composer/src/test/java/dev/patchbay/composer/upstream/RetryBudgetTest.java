package dev.patchbay.composer.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final AtomicLong now = new AtomicLong();
    private final RetryBudget budget = new RetryBudget(10, now::get);

    private int retries(int requests) {
        int retries = 0;
        for (int i = 0; i < requests; i++) {
            budget.recordRequest();
            retries += budget.tryAcquire() ? 1 : 0;
        }
        return retries;
    }

    @Test
    void retriesAreATenthOfTheRequests() {
        assertThat(retries(1000)).isEqualTo(100);
    }

    @Test
    void quietTimesSaveNoRetriesUp() {
        for (int i = 0; i < 1000; i++) {
            budget.recordRequest();
        }
        now.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(retries(100)).isEqualTo(10);
    }

    @Test
    void loneRequestIsRetried() {
        assertThat(retries(1)).isEqualTo(1);
        assertThat(retries(5)).isZero();
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThat(retries(1)).isEqualTo(1);
    }
}
