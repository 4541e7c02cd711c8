package dev.patchbay.bench;

import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A subject under one kind of load.
 *
 * @param median of the samples, figure by figure
 */
record Row(String subject, int routes, Shape shape, Sample median, List<Sample> samples) {

    private static final double STEADY = 1.25;

    /** True if the samples agree on the CPU of a request; they differ while a JVM compiles, or on a busy machine. */
    boolean isSteady() {
        DoubleSummaryStatistics micros =
                samples.stream().mapToDouble(Sample::cpuMicrosPerRequest).summaryStatistics();
        return micros.getMax() <= STEADY * micros.getMin();
    }

    boolean is(String name, int count) {
        return subject.equals(name) && routes == count;
    }

    String label() {
        return routes == 1 ? subject : "%s, %,d routes".formatted(subject, routes);
    }
}
