package dev.patchbay.composer.config;

import java.time.Duration;

/**
 * Which requests are logged.
 *
 * @param share from 0, none at all, to 1
 * @param slow those that take this long are logged in any case, like those that end in a server error
 */
public record AccessLogSettings(double share, Duration slow) {

    public static final AccessLogSettings NONE = new AccessLogSettings(0, Duration.ofSeconds(1));
}
