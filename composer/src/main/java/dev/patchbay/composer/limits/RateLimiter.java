package dev.patchbay.composer.limits;

import dev.patchbay.composer.config.LimitStore;
import dev.patchbay.composer.config.Plan;
import java.util.concurrent.CompletionStage;

/** Counts requests against the rates of a plan. */
public interface RateLimiter extends AutoCloseable {

    /** Returns a limiter that counts in this store. */
    static RateLimiter at(LimitStore store) {
        return store.redis() == null ? new MemoryLimiter() : new RedisLimiter(store.redis(), store.timeout());
    }

    /**
     * Counts one request of this tenant, unless a rate is used up. Never waits and never fails: the stage ends soon,
     * with {@link Verdict.Uncounted} when the store is away.
     *
     * @param plan with one rate at least
     */
    CompletionStage<Verdict> take(Plan plan, String tenant);

    @Override
    void close();
}
