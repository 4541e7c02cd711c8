package dev.patchbay.composer.config;

import java.time.Duration;

/**
 * How long a service may take.
 *
 * @param connect to open a connection, or to get a free one
 * @param response from the request sent to the first byte of the answer
 * @param idle between two pieces of a body, counted only while the caller is ready for more
 */
public record Timeouts(Duration connect, Duration response, Duration idle) {

    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
