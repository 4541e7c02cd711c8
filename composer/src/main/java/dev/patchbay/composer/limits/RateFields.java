package dev.patchbay.composer.limits;

import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.Rate;
import java.util.function.BiConsumer;

/**
 * The fields that report the remaining quota: {@code RateLimit} and {@code RateLimit-Policy} as
 * draft-ietf-httpapi-ratelimit-headers-10 (sections 3 and 4) has them, and the three fields of drafts before the
 * eighth, which are what most clients read.
 */
public final class RateFields {

    private RateFields() {}

    /** Sets the fields of a response to a request that was counted. */
    public static void set(BiConsumer<String, String> headers, Plan plan, Verdict verdict) {
        switch (verdict) {
            case Verdict.Admitted(Rate rate, long remaining, long reset) -> set(headers, plan, rate, remaining, reset);
            case Verdict.Refused(Rate rate, long reset, long ignored) -> set(headers, plan, rate, 0, reset);
            case Verdict.Uncounted() -> {}
        }
    }

    private static void set(BiConsumer<String, String> headers, Plan plan, Rate rate, long remaining, long reset) {
        headers.accept("RateLimit-Policy", policy(plan));
        headers.accept("RateLimit", '"' + rate.text() + "\";r=" + remaining + ";t=" + reset);
        headers.accept("RateLimit-Limit", Long.toString(rate.quota()));
        headers.accept("RateLimit-Remaining", Long.toString(remaining));
        headers.accept("RateLimit-Reset", Long.toString(reset));
    }

    private static String policy(Plan plan) {
        StringBuilder policy = new StringBuilder();
        for (Rate rate : plan.rates()) {
            policy.append(policy.isEmpty() ? "\"" : ", \"")
                    .append(rate.text())
                    .append("\";q=")
                    .append(rate.limit())
                    .append(";w=")
                    .append(rate.window().toSeconds());
        }
        return policy.toString();
    }
}
