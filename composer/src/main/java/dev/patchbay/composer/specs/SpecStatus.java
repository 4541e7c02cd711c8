package dev.patchbay.composer.specs;

import org.jspecify.annotations.Nullable;

/**
 * The current knowledge of a service's spec.
 *
 * @param state how good the knowledge is
 * @param spec the document to use; null when the service was never seen
 * @param problem why the last attempt failed; null when it did not
 */
public record SpecStatus(
        State state, @Nullable Spec spec, @Nullable String problem) {

    static final SpecStatus UNKNOWN = new SpecStatus(State.UNKNOWN, null, null);

    /** The freshness of a spec. */
    public enum State {
        /** Nobody has asked yet. */
        UNKNOWN,
        /** The service gave this document when it was last asked. */
        LIVE,
        /** The service does not respond; this is what it gave before, in this run or an earlier one. */
        STALE,
        /** The service does not respond and never did. */
        MISSING
    }

    /** A document that was just given. */
    public static SpecStatus live(Spec spec) {
        return new SpecStatus(State.LIVE, spec, null);
    }

    /** No document, for this reason. */
    public static SpecStatus missing(String problem) {
        return new SpecStatus(State.MISSING, null, problem);
    }
}
