package dev.patchbay.composer.edge;

import java.time.Duration;

/**
 * The limits of a request's size and time.
 *
 * @param requestLine bytes of the request line
 * @param headerBytes bytes of all header fields together
 * @param headerCount header fields
 * @param headerTime from the first byte of a header to its end
 * @param idleTime how long a connection may lie idle
 * @param bodyBytesPerSecond the slowest body that is taken, measured while the composer is ready to read
 */
public record EdgeLimits(
        int requestLine,
        int headerBytes,
        int headerCount,
        Duration headerTime,
        Duration idleTime,
        int bodyBytesPerSecond) {

    public static final EdgeLimits DEFAULT =
            new EdgeLimits(8192, 8192, 100, Duration.ofSeconds(8), Duration.ofSeconds(60), 500);
}
