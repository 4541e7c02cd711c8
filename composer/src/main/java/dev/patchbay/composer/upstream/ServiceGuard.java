package dev.patchbay.composer.upstream;

import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests to one service: a bulkhead, a circuit breaker and a budget for retries. A request acquires a
 * permit, its attempts are recorded, and it releases the permit:
 *
 * <pre>{@code
 * Problem refusal = guard.tryAcquire();
 * if (refusal == null) {
 *     try { ... guard.recordSuccess(nanos) or guard.recordFailure(nanos, cause) ... } finally { guard.release(); }
 * }
 * }</pre>
 */
public final class ServiceGuard {

    private final int concurrency;
    private final int attempts;
    private final Duration open;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final CircuitBreaker breaker;
    private final RetryBudget budget;
    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder refusals = new LongAdder();

    public ServiceGuard(String name, CallSettings calls) {
        this.concurrency = calls.concurrency();
        this.attempts = calls.retry().attempts();
        this.budget = new RetryBudget(calls.retry().budget());
        this.open = calls.breaker().open();
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .failureRateThreshold(calls.breaker().failureRate())
                .slidingWindow(
                        calls.breaker().calls(),
                        Math.max(1, calls.breaker().calls() / 2),
                        SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(open)
                .permittedNumberOfCallsInHalfOpenState(3)
                .maxWaitDurationInHalfOpenState(open.multipliedBy(2))
                .build();
        this.breaker = CircuitBreaker.of(name, config);
    }

    /**
     * Acquires a permit for a request. Returns the problem if there is none; else null, and the permit has to be {@link
     * #release released} later.
     */
    public @Nullable Problem tryAcquire() {
        if (inFlight.incrementAndGet() > concurrency) {
            inFlight.decrementAndGet();
            refusals.increment();
            return full();
        }
        if (!breaker.tryAcquirePermission()) {
            inFlight.decrementAndGet();
            refusals.increment();
            return resting();
        }
        budget.recordRequest();
        calls.increment();
        return null;
    }

    /** The problem of a request that would get no permit now; null if it would. Acquires nothing. */
    public @Nullable Problem refusal() {
        if (inFlight.get() >= concurrency) {
            refusals.increment();
            return full();
        }
        if (!breaker.tryAcquirePermission()) {
            refusals.increment();
            return resting();
        }
        breaker.releasePermission();
        return null;
    }

    /**
     * Acquires a permit for a request that is still arriving, at its client's pace: such requests have a quarter of all
     * permits at most. It has to be {@link #releaseUnfinished released} later.
     */
    public boolean tryAcquireUnfinished() {
        if (unfinished.incrementAndGet() > concurrency / 4) {
            unfinished.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Releases the permit of a request that was still arriving. */
    public void releaseUnfinished() {
        unfinished.decrementAndGet();
    }

    /** Releases the permit of a request. */
    public void release() {
        inFlight.decrementAndGet();
    }

    /** Records that the service responded. */
    public void recordSuccess(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** Records that the service did not respond, or is not available. */
    public void recordFailure(long nanos, Throwable cause) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, cause);
    }

    /** Records that a call ended before its outcome was known. */
    public void abandon() {
        breaker.releasePermission();
    }

    /** Acquires a retry after a failed attempt, from the budget and the breaker. */
    public boolean tryAcquireRetry(int attemptsMade) {
        boolean may = attemptsMade < attempts && budget.tryAcquire() && breaker.tryAcquirePermission();
        if (may) {
            calls.increment();
            retries.increment();
        }
        return may;
    }

    /**
     * Acquires a call to another instance for a request that could not even be sent. That is no load on the service, so
     * it takes nothing from the budget.
     */
    public boolean tryAcquireOtherInstance() {
        return breaker.tryAcquirePermission();
    }

    /**
     * Acquires a call for a request that met the end of an idle connection. That is no load either: the service has not
     * seen the first one.
     */
    public boolean tryAcquireFreshConnection() {
        boolean may = breaker.tryAcquirePermission();
        if (may) {
            calls.increment();
            retries.increment();
        }
        return may;
    }

    /** {@code CLOSED}, {@code OPEN}, {@code HALF_OPEN}. */
    public String state() {
        return breaker.getState().name();
    }

    /** The number of attempts. */
    public long calls() {
        return calls.sum();
    }

    /** The number of attempts that were retries. */
    public long retries() {
        return retries.sum();
    }

    /** The number of requests that got no permit. */
    public long refusals() {
        return refusals.sum();
    }

    /** The number of requests in flight. */
    public int inFlight() {
        return inFlight.get();
    }

    private static Problem full() {
        return unavailable("It has as many requests as it may have at once.", 1);
    }

    private Problem resting() {
        return unavailable("It has failed too often lately and is given some rest.", Math.max(1, open.toSeconds()));
    }

    private static Problem unavailable(String why, long seconds) {
        return Problem.of(
                        ProblemType.SERVICE_UNAVAILABLE,
                        "The service behind this operation takes no more requests now. " + why)
                .withHeader("Retry-After", Long.toString(seconds));
    }
}
