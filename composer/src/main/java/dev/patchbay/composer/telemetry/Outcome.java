package dev.patchbay.composer.telemetry;

import java.util.Locale;

/** How a request ended, for metrics: few values, so that their number stays bounded. */
public enum Outcome {
    SUCCESS,
    REDIRECTION,
    CLIENT_ERROR,
    SERVER_ERROR,
    /** The caller went away before the answer was complete. */
    CANCELLED,
    /** The answer had begun and could not be completed. */
    ABORTED;

    public static Outcome of(int status) {
        return switch (status / 100) {
            case 1, 2 -> SUCCESS;
            case 3 -> REDIRECTION;
            case 4 -> CLIENT_ERROR;
            default -> SERVER_ERROR;
        };
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
