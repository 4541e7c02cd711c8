package dev.patchbay.composer.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings for fetching specs.
 *
 * @param poll how often a service is asked whether its document changed
 * @param timeout how long one response may take
 * @param maxBytes how large a document may be
 * @param store the folder that keeps the last good ones
 */
public record SpecPolicy(Duration poll, Duration timeout, long maxBytes, Path store) {

    public static final SpecPolicy DEFAULT =
            new SpecPolicy(Duration.ofSeconds(10), Duration.ofSeconds(5), 32 << 20, Path.of(".patchbay/specs"));
}
