package dev.patchbay.bench;

import java.util.List;

/**
 * A subject under one kind of load.
 *
 * @param median of the samples, figure by figure
 */
record Row(String subject, int routes, Shape shape, Sample median, List<Sample> samples) {

    boolean is(String name, int count) {
        return subject.equals(name) && routes == count;
    }

    String label() {
        return routes == 1 ? subject : "%s, %,d routes".formatted(subject, routes);
    }
}
