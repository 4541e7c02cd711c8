package dev.patchbay.composer.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of an attempt to build a new platform.
 *
 * @param reasons what had changed; several changes in short order make one attempt
 * @param problems why it failed, or what is wrong although it succeeded: one line each, located
 */
public record Rebuild(Instant at, List<String> reasons, Duration took, Outcome outcome, List<String> problems) {

    /** How it ended. */
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
        reasons = List.copyOf(reasons);
        problems = List.copyOf(problems);
    }
}
