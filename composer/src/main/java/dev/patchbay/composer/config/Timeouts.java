package dev.patchbay.composer.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time limits of a service.
 *
 * @param connect to open a connection, or to get a free one
 * @param response from the request sent to the first byte of the response
 * @param idle between two pieces of a body, counted only while the caller is ready for more
 * @param total for everything: all attempts, the pauses between them and both bodies; null for no end
 */
public record Timeouts(
        Duration connect,
        Duration response,
        Duration idle,
        @Nullable Duration total) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60), null);
}
