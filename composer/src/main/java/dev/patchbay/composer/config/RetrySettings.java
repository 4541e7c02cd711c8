package dev.patchbay.composer.config;

/**
 * Which requests are tried again.
 *
 * @param attempts how often a request that may be repeated safely is tried; 1 for never again
 * @param budget how many percent of the requests of the last seconds retries may be, so that they cannot multiply the
 *     load
 */
public record RetrySettings(int attempts, int budget) {

    public static final RetrySettings DEFAULT = new RetrySettings(2, 10);

    /** More than this would be a load of its own. */
    public static final int LARGEST_BUDGET = 20;
}
