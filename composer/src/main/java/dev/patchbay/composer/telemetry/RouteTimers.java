package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * {@code patchbay_requests_seconds}: the timers of all operations, which go on counting when the platform is made anew.
 * The values of their labels are bounded by the platform's document.
 */
public final class RouteTimers implements Collector {

    private static final String NAME = "patchbay_requests_seconds";

    private static final double[] BOUNDS = DoubleStream.concat(
                    Arrays.stream(RouteTimer.bounds()), DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();

    private final RouteTimer other = new RouteTimer("other", "composer");
    private final Map<Key, RouteTimer> timers = new ConcurrentHashMap<>();

    /** An operation may come from another service one day. */
    private record Key(String route, String service) {}

    /** For requests that are for no operation. */
    public RouteTimer other() {
        return other;
    }

    public RouteTimer of(ExposedRoute route) {
        return timers.computeIfAbsent(
                new Key(route.id(), route.service().name()), key -> new RouteTimer(key.route, key.service));
    }

    /** Forgets operations that the platform does not have any more. */
    public void retain(Platform platform) {
        Set<Key> present = platform.api().routes().stream()
                .map(route -> new Key(ExposedRoute.id(route), route.service()))
                .collect(Collectors.toSet());
        timers.keySet().retainAll(present);
    }

    @Override
    public String getPrometheusName() {
        return NAME;
    }

    @Override
    public HistogramSnapshot collect() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name(NAME)
                .help("Requests to the platform, from the header read to the answer written");
        add(histogram, other);
        timers.values().forEach(timer -> add(histogram, timer));
        return histogram.build();
    }

    private static void add(HistogramSnapshot.Builder histogram, RouteTimer timer) {
        for (RequestOutcome outcome : RequestOutcome.values()) {
            long[] counts = timer.counts(outcome);
            if (Arrays.stream(counts).anyMatch(count -> count > 0)) {
                histogram.dataPoint(HistogramDataPointSnapshot.builder()
                        .labels(Labels.of("outcome", outcome.tag(), "route", timer.route(), "service", timer.service()))
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, counts))
                        .sum(timer.sum(outcome))
                        .build());
            }
        }
    }
}
