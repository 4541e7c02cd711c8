package dev.patchbay.bench;

/**
 * The effect of rebuilding the platform on concurrent requests; medians over the rounds.
 *
 * @param swaps platforms that replaced another one, in all rounds together
 * @param calmP99Millis while nothing changed
 * @param swappingP99Millis while composer.yml changed every second
 * @param calmPerSecond requests
 * @param swappingPerSecond requests
 * @param failed requests without an answer, or with one of error, in all rounds together
 */
record SwapResult(
        int routes,
        int swaps,
        double calmP99Millis,
        double swappingP99Millis,
        double calmPerSecond,
        double swappingPerSecond,
        long failed) {}
