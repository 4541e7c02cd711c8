package dev.patchbay.composer.limits;

import dev.patchbay.composer.config.Rate;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;

/** The remaining quota of one tenant, for each of its rates. */
final class Allowance {

    private final List<Rate> rates;
    private final List<Bucket> buckets;
    private final Duration longest;

    Allowance(List<Rate> rates, TimeMeter clock) {
        this.rates = rates;
        this.buckets = rates.stream().map(rate -> bucket(rate, clock)).toList();
        this.longest = rates.stream().map(Rate::window).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Bucket bucket(Rate rate, TimeMeter clock) {
        Bandwidth bandwidth = rate.burst() == 0
                ? Bandwidth.builder()
                        .capacity(rate.limit())
                        .refillIntervally(rate.limit(), rate.window())
                        .build()
                : Bandwidth.builder()
                        .capacity(rate.burst())
                        .refillGreedy(rate.limit(), rate.window())
                        .build();
        return Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(clock)
                .build();
    }

    boolean isFor(List<Rate> others) {
        return rates.equals(others);
    }

    Duration longest() {
        return longest;
    }

    /** Takes one of each rate, or none of any. */
    Verdict take() {
        Verdict.Admitted tightest = null;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            ConsumptionProbe probe = buckets.get(i).tryConsumeAndReturnRemaining(1);
            long reset = seconds(probe.getNanosToWaitForReset());
            if (!probe.isConsumed()) {
                buckets.subList(0, i).forEach(bucket -> bucket.addTokens(1));
                return new Verdict.Refused(rate, reset, Math.max(1, seconds(probe.getNanosToWaitForRefill())));
            }
            double share = (double) probe.getRemainingTokens() / rate.quota();
            if (share < least) {
                least = share;
                tightest = new Verdict.Admitted(rate, probe.getRemainingTokens(), reset);
            }
        }
        return tightest == null ? new Verdict.Uncounted() : tightest;
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
