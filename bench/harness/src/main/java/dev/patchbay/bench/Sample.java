package dev.patchbay.bench;

import java.util.List;

/**
 * The figures of a subject from one run of the load, or the medians of several.
 *
 * @param requestsPerSecond answered
 * @param cpuMicrosPerRequest processor time of the subject for each
 * @param p50Millis half of the requests took at most so long
 * @param p99Millis 99 of 100 took at most so long
 * @param residentMegabytes memory of the subject afterwards
 * @param coreShare how much of the time its core worked for the subject; well below 1 means that the load, or a
 *     stranger on the core, set the bound and not the subject
 */
record Sample(
        double requestsPerSecond,
        double cpuMicrosPerRequest,
        double p50Millis,
        double p99Millis,
        double residentMegabytes,
        double coreShare) {

    static Sample of(Wrk.Result result, Usage before, Usage after) {
        double cpuMicros = after.cpuMicros() - before.cpuMicros();
        return new Sample(
                result.perSecond(),
                cpuMicros / result.requests(),
                result.p50Micros() / 1e3,
                result.p99Micros() / 1e3,
                after.residentMegabytes(),
                cpuMicros / result.micros());
    }

    /** The median of each figure by itself. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                Median.of(samples, Sample::requestsPerSecond),
                Median.of(samples, Sample::cpuMicrosPerRequest),
                Median.of(samples, Sample::p50Millis),
                Median.of(samples, Sample::p99Millis),
                Median.of(samples, Sample::residentMegabytes),
                Median.of(samples, Sample::coreShare));
    }
}
