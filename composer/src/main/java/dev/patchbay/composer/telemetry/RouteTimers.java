package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The timers of all operations, which go on counting when the platform is made anew. The values of their labels are
 * bounded by the platform's document. Prometheus reads them as the histogram {@code patchbay_requests_seconds}, every
 * other registry as function timers {@code patchbay.requests}: counts and sums.
 */
public final class RouteTimers implements Collector {

    private static final String METER = "patchbay.requests";
    private static final String NAME = "patchbay_requests_seconds";

    private static final double[] BOUNDS = DoubleStream.concat(
                    Arrays.stream(RouteTimer.bounds()), DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();

    private final MeterRegistry registry;
    private final RouteTimer other;
    private final Map<Key, RouteTimer> timers = new ConcurrentHashMap<>();

    /** An operation may come from another service one day. */
    private record Key(String route, String service) {}

    public RouteTimers(MeterRegistry registry) {
        this.registry = registry;
        this.other = new RouteTimer("other", "composer", this::register);
    }

    /** Keeps the function timers out of Prometheus, which has the histogram of the same name. */
    public static MeterFilter histogramOnly() {
        return MeterFilter.denyNameStartsWith(METER);
    }

    /** For requests that are for no operation. */
    public RouteTimer other() {
        return other;
    }

    public RouteTimer of(ExposedRoute route) {
        return timers.computeIfAbsent(
                new Key(route.id(), route.service().name()),
                key -> new RouteTimer(key.route, key.service, this::register));
    }

    /** Forgets operations that the platform does not have any more. */
    public void retain(Platform platform) {
        Set<Key> present = platform.api().routes().stream()
                .map(route -> new Key(ExposedRoute.id(route), route.service()))
                .collect(Collectors.toSet());
        timers.forEach((key, timer) -> {
            if (!present.contains(key) && timers.remove(key, timer)) {
                unregister(timer);
            }
        });
    }

    /** Registers only operations that are called: most of a large platform are not, or rarely. */
    private void register(RouteTimer timer) {
        for (RequestOutcome outcome : RequestOutcome.values()) {
            FunctionTimer.builder(
                            METER, timer, from -> from.count(outcome), from -> from.sum(outcome), TimeUnit.SECONDS)
                    .description("Requests to the platform, from the header read to the response written")
                    .tags(tags(timer, outcome))
                    .register(registry);
        }
    }

    private void unregister(RouteTimer timer) {
        for (RequestOutcome outcome : RequestOutcome.values()) {
            registry.removeByPreFilterId(new Meter.Id(METER, tags(timer, outcome), null, null, Meter.Type.TIMER));
        }
    }

    private static Tags tags(RouteTimer timer, RequestOutcome outcome) {
        return Tags.of("outcome", outcome.tag(), "route", timer.route(), "service", timer.service());
    }

    @Override
    @SuppressWarnings("deprecation") // what takes its place is asked for the name, and takes it from here
    public String getPrometheusName() {
        return NAME;
    }

    @Override
    public HistogramSnapshot collect() {
        HistogramSnapshot.Builder histogram = HistogramSnapshot.builder()
                .name(NAME)
                .help("Requests to the platform, from the header read to the response written");
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
