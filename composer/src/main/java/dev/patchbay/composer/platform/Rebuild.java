package dev.patchbay.composer.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The result of an attempt to build a new platform.
 *
 * @param reasons what had changed; several changes in short order make one attempt
 * @param problems why it failed, or what is wrong although it succeeded: one line each, located
 */
public record Rebuild(Instant at, Set<Reason> reasons, Duration took, Outcome outcome, List<String> problems) {

    /** The cause of a rebuild. */
    public enum Reason {
        START,
        /** composer.yml. */
        CONFIGURATION,
        /** A service's document, or whether it can be had. */
        DOCUMENT,
        /** Somebody accepted a change that was held. */
        ACCEPTANCE
    }

    /** The result of a rebuild. */
    public enum Outcome {
        /** A new platform is in force. */
        APPLIED,
        /** Nothing that callers see has changed. */
        UNCHANGED,
        /** The old platform stays. */
        FAILED,
        /** It would break callers; the old platform stays until the change is accepted. */
        HELD
    }

    public Rebuild {
        reasons = Collections.unmodifiableSortedSet(new TreeSet<>(reasons));
        problems = List.copyOf(problems);
    }

    /** True if the current platform does not correspond to the file and the specs. */
    public boolean isRefused() {
        return outcome == Outcome.FAILED || outcome == Outcome.HELD;
    }

    /** The reasons in words: {@code configuration, document}. */
    public String why() {
        return reasons.stream()
                .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
