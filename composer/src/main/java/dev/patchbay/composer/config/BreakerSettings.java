package dev.patchbay.composer.config;

import java.time.Duration;

/**
 * When a service that keeps failing is left alone for a while.
 *
 * @param failureRate percent of the calls in the window that have to fail
 * @param calls the window, in calls; the rate is not looked at before half as many were made
 * @param open how long no call is made; then a few are tried
 */
public record BreakerSettings(int failureRate, int calls, Duration open) {

    public static final BreakerSettings DEFAULT = new BreakerSettings(50, 50, Duration.ofSeconds(5));
}
