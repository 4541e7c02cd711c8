package dev.patchbay.composer.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Rate;
import io.github.bucket4j.TimeMeter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts in this process. A tenant that has been away for the longest of its windows is forgotten, and begins anew. */
final class MemoryLimiter implements RateLimiter {

    private static final int MOST_TENANTS = 100_000;

    private final TimeMeter clock;
    private final Cache<Key, Allowance> allowances = Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .expireAfter(Expiry.accessing((Key key, Allowance allowance) -> allowance.longest()))
            .build();

    private record Key(String plan, String tenant) {}

    MemoryLimiter() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    MemoryLimiter(TimeMeter clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Verdict> take(Plan plan, String tenant) {
        Key key = new Key(plan.name(), tenant);
        List<Rate> rates = plan.rates();
        Allowance allowance = allowances.get(key, ignored -> new Allowance(rates, clock));
        if (!allowance.isFor(rates)) {
            // The plan has changed; what was used of the old one is not held against the new one.
            allowance = allowances
                    .asMap()
                    .compute(
                            key, (ignored, now) -> now != null && now.isFor(rates) ? now : new Allowance(rates, clock));
        }
        return CompletableFuture.completedFuture(allowance.take());
    }

    @Override
    public void close() {
        allowances.invalidateAll();
    }
}
