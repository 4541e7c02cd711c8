package dev.patchbay.composer.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The durations of one operation's requests: for each {@link RequestOutcome} the sum, and the number up to each bound.
 * The route holds it, and a request touches two of its cache lines: with ten thousand routes none of them is in a cache
 * any more, and what a general histogram goes through cost a twentieth of the request.
 */
public final class RouteTimer {

    /** In nanoseconds; what took longer than the last has an index after it. */
    private static final long[] BOUNDS = Arrays.stream(
                    new long[] {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000})
            .map(millis -> millis * 1_000_000)
            .toArray();

    private static final int ROW = 1 + BOUNDS.length + 1;

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    private final String route;
    private final String service;

    /**
     * For each outcome a row: its sum, then its counts. Null until there is one: most operations of a platform are
     * rarely called.
     */
    private volatile long @Nullable [] rows;

    private final Consumer<RouteTimer> onFirst;

    /** @param onFirst told once, before the first request is counted */
    RouteTimer(String route, String service, Consumer<RouteTimer> onFirst) {
        this.route = route;
        this.service = service;
        this.onFirst = onFirst;
    }

    /** The id of the operation. */
    public String route() {
        return route;
    }

    public String service() {
        return service;
    }

    /** The bounds, in seconds, without the last, which is infinite. */
    static double[] bounds() {
        return Arrays.stream(BOUNDS).mapToDouble(nanos -> nanos / 1e9).toArray();
    }

    public void record(RequestOutcome outcome, long nanos) {
        long[] all = rows;
        if (all == null) {
            all = begin();
        }
        int row = row(outcome);
        int index = 0;
        while (index < BOUNDS.length && nanos > BOUNDS[index]) {
            index++;
        }
        ELEMENT.getAndAdd(all, row + 1 + index, 1L);
        ELEMENT.getAndAdd(all, row, nanos);
    }

    private synchronized long[] begin() {
        long[] all = rows;
        if (all == null) {
            all = new long[RequestOutcome.values().length * ROW];
            rows = all;
            onFirst.accept(this);
        }
        return all;
    }

    /** Returns the number of requests in each bucket, the last without a bound; all zero if there were none. */
    long[] counts(RequestOutcome outcome) {
        long[] counts = new long[BOUNDS.length + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = at(outcome, 1 + i);
        }
        return counts;
    }

    /** Returns how many requests ended so. */
    long count(RequestOutcome outcome) {
        return Arrays.stream(counts(outcome)).sum();
    }

    /** Returns the sum of all durations, in seconds. */
    double sum(RequestOutcome outcome) {
        return at(outcome, 0) / 1e9;
    }

    private long at(RequestOutcome outcome, int index) {
        long[] all = rows;
        return all == null ? 0 : (long) ELEMENT.getVolatile(all, row(outcome) + index);
    }

    @SuppressWarnings("EnumOrdinal") // of an array that nobody else sees
    private static int row(RequestOutcome outcome) {
        return outcome.ordinal() * ROW;
    }
}
