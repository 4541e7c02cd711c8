package dev.patchbay.composer.platform;

import dev.patchbay.composer.platform.Rebuild.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of all rebuilds: counted, logged, and told to a listener. Written by one thread, read by any. */
final class RebuildReport {

    /** The start of a line about a breaking change. */
    static final String BREAKING = "breaks callers: ";

    private static final Logger LOG = LoggerFactory.getLogger(RebuildReport.class);

    private final Consumer<Rebuild> listener;
    private final Map<Outcome, Long> counts = new ConcurrentHashMap<>();
    private volatile @Nullable Rebuild last;

    RebuildReport(Consumer<Rebuild> listener) {
        this.listener = listener;
    }

    @Nullable
    Rebuild last() {
        return last;
    }

    long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** @param platform the current one, after the rebuild */
    void add(Rebuild rebuild, Platform platform) {
        last = rebuild;
        counts.merge(rebuild.outcome(), 1L, Long::sum);
        switch (rebuild.outcome()) {
            case APPLIED -> logCurrent("built", rebuild, platform);
            case UNCHANGED -> logCurrent("unchanged", rebuild, platform);
            case FAILED -> logRefused("", rebuild);
            case HELD -> logRefused("; accept the change to let it take effect", rebuild);
        }
        listener.accept(rebuild);
    }

    private static void logCurrent(String what, Rebuild rebuild, Platform platform) {
        LOG.info(
                "Platform {} after {} ms ({}): {} operations of {} services",
                what,
                rebuild.took().toMillis(),
                rebuild.why(),
                platform.routes().size(),
                platform.specs().size());
        rebuild.problems().stream()
                .filter(problem -> problem.startsWith(BREAKING))
                .forEach(LOG::warn);
    }

    private static void logRefused(String remedy, Rebuild rebuild) {
        LOG.error("The platform stays as it was ({}){}", rebuild.why(), remedy);
        rebuild.problems().forEach(LOG::error);
    }
}
