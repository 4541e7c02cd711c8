package dev.patchbay.bench;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The value in the middle, which a single disturbed sample does not move. */
final class Median {

    private Median() {}

    /** @throws IllegalArgumentException when there are no values */
    static <T> double of(Collection<T> samples, ToDoubleFunction<T> figure) {
        double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("a median of nothing");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
