package dev.patchbay.composer.limits;

import dev.patchbay.composer.config.Rate;

/** The result of counting a request. */
public sealed interface Verdict {

    /**
     * It may go on.
     *
     * @param tightest the rate that is closest to its end
     * @param remaining how many more it allows now
     * @param resetSeconds until its quota is whole again, rounded up
     */
    record Admitted(Rate tightest, long remaining, long resetSeconds) implements Verdict {}

    /**
     * It may not.
     *
     * @param rate the one that is used up
     * @param resetSeconds until its quota is whole again, rounded up
     * @param retrySeconds until one more is allowed, rounded up, 1 at least
     */
    record Refused(Rate rate, long resetSeconds, long retrySeconds) implements Verdict {}

    /** The request could not be counted: the store did not respond in time. */
    record Uncounted() implements Verdict {}
}
