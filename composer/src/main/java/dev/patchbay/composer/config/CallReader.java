package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.Section;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how a service, or some of its operations, are called. */
final class CallReader {

    /** The keys read here. */
    static final Set<String> KEYS = Set.of("timeout", "retry", "circuit-breaker", "concurrency");

    private CallReader() {}

    /** @param otherwise what holds for a key that is not there */
    static CallSettings read(Section section, CallSettings otherwise) {
        return new CallSettings(
                timeouts(sub(section, "timeout", Set.of("connect", "response", "idle", "total")), otherwise.timeouts()),
                retry(sub(section, "retry", Set.of("attempts", "budget")), otherwise.retry()),
                breaker(sub(section, "circuit-breaker", Set.of("failure-rate", "calls", "open")), otherwise.breaker()),
                Measures.count(section, "concurrency", otherwise.concurrency(), 1, 100_000));
    }

    private static @Nullable Section sub(Section section, String key, Set<String> allowed) {
        Section found = section.section(key);
        if (found != null) {
            found.allow(allowed);
        }
        return found;
    }

    private static Timeouts timeouts(@Nullable Section section, Timeouts otherwise) {
        if (section == null) {
            return otherwise;
        }
        Duration total = section.has("total") ? Measures.duration(section, "total", Duration.ofDays(1)) : null;
        return new Timeouts(
                Measures.duration(section, "connect", otherwise.connect()),
                Measures.duration(section, "response", otherwise.response()),
                Measures.duration(section, "idle", otherwise.idle()),
                total == null ? otherwise.total() : total);
    }

    private static RetrySettings retry(@Nullable Section section, RetrySettings otherwise) {
        if (section == null) {
            return otherwise;
        }
        int budget = Measures.percent(section, "budget", otherwise.budget());
        if (budget > RetrySettings.LARGEST_BUDGET) {
            section.problem(
                    "PB-104",
                    section.locationOfValue("budget"),
                    section.pathTo("budget") + " is " + RetrySettings.LARGEST_BUDGET + "% at most: retries come when a"
                            + " service has trouble already");
        }
        return new RetrySettings(Measures.count(section, "attempts", otherwise.attempts(), 1, 5), budget);
    }

    private static BreakerSettings breaker(@Nullable Section section, BreakerSettings otherwise) {
        if (section == null) {
            return otherwise;
        }
        return new BreakerSettings(
                Measures.percent(section, "failure-rate", otherwise.failureRate()),
                Measures.count(section, "calls", otherwise.calls(), 2, 10_000),
                Measures.duration(section, "open", otherwise.open()));
    }
}
