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
 * The limits of one service. A request acquires a permit, its attempts are recorded, and it releases the permit:
 *
 * <pre>{@code
 * Problem refusal = guard.tryAcquire();
 * if (refusal == null) {
 *     try { ... guard.recordSuccess(nanos) or guard.recordFailure(nanos) ... } finally { guard.release(); }
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
     * Why the request is turned away at once; null when it may go on, and then it has to be {@link #release released}
     * later.
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

    /** Why a request would be turned away now; null when it would not. It does not enter. */
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
     * Returns true if a request that is still arriving at its sender's pace may go on to the service: as long as such
     * have a quarter of the places at most. Then it has to {@link #releaseUnfinished() be released} later.
     */
    public boolean tryAcquireUnfinished() {
        if (unfinished.incrementAndGet() > concurrency / 4) {
            unfinished.decrementAndGet();
            return false;
        }
        return true;
    }

    /** All of such a request has come, or nobody wants the rest. */
    public void releaseUnfinished() {
        unfinished.decrementAndGet();
    }

    public void release() {
        inFlight.decrementAndGet();
    }

    /** The service answered, whatever it said. */
    public void recordSuccess(long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** The service did not answer, or said that it cannot now. */
    public void recordFailure(long nanos, Throwable cause) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, cause);
    }

    /** The caller went away before anybody could know. */
    public void abandon() {
        breaker.releasePermission();
    }

    /**
     * Returns true if a failed attempt may be followed by another; takes it from the budget, and asks the breaker
     * again.
     */
    public boolean tryAcquireRetry(int attemptsMade) {
        boolean may = attemptsMade < attempts && budget.tryAcquire() && breaker.tryAcquirePermission();
        if (may) {
            calls.increment();
            retries.increment();
        }
        return may;
    }

    /**
     * Returns true if a request that could not even be sent may go to another instance. That is no load on the service,
     * so it is not taken from the budget.
     */
    public boolean tryAcquireOtherInstance() {
        return breaker.tryAcquirePermission();
    }

    /**
     * True if a request that met the end of an idle connection may be sent once more; the service has not seen the
     * first.
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

    /** Returns the number of attempts. */
    public long calls() {
        return calls.sum();
    }

    /** Returns the number of retries. */
    public long retries() {
        return retries.sum();
    }

    /** Returns the number of rejected requests. */
    public long refusals() {
        return refusals.sum();
    }

    /** Returns the number of requests in flight. */
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
