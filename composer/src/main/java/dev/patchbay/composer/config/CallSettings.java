package dev.patchbay.composer.config;

/**
 * The settings of the calls of a service.
 *
 * @param timeouts how long it may take
 * @param retry which requests are tried again
 * @param breaker when it is left alone
 * @param concurrency how many requests it gets at once
 */
public record CallSettings(Timeouts timeouts, RetrySettings retry, BreakerSettings breaker, int concurrency) {

    public static final CallSettings DEFAULT =
            new CallSettings(Timeouts.DEFAULT, RetrySettings.DEFAULT, BreakerSettings.DEFAULT, 200);
}
