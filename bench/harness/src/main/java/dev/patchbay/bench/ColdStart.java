package dev.patchbay.bench;

/**
 * One start of the composer by itself.
 *
 * @param aotCache whether it had its AOT cache
 * @param seconds from the start of the process to the first answer of a service, all through the composer
 * @param residentMegabytes at that moment
 * @param firstMeanMillis of the first 1,000 requests, one after another
 * @param firstP50Millis of the same
 * @param warmMeanMillis of 1,000 requests after the warm-up
 * @param warmP50Millis of the same
 * @param warmResidentMegabytes after the warm-up
 */
record ColdStart(
        boolean aotCache,
        double seconds,
        double residentMegabytes,
        double firstMeanMillis,
        double firstP50Millis,
        double warmMeanMillis,
        double warmP50Millis,
        double warmResidentMegabytes) {}
