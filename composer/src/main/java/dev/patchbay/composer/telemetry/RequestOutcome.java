package dev.patchbay.composer.telemetry;

import java.util.Locale;

/** The end of a request, as a tag of metrics: few values, so that the number of series stays bounded. */
public enum RequestOutcome {
    SUCCESS,
    REDIRECTION,
    CLIENT_ERROR,
    SERVER_ERROR,
    /** The caller went away before the response was complete. */
    CANCELLED,
    /** The response had begun and could not be completed. */
    ABORTED;

    public static RequestOutcome of(int status) {
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
