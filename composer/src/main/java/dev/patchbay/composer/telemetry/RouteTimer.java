package dev.patchbay.composer.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code patchbay.requests} of one operation: a timer for each outcome that has occurred. The route holds it, so that nothing
 * is looked up by name for a request.
 */
public final class RouteTimer {

    private static final Duration[] BOUNDS = Arrays.stream(
                    new long[] {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000})
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final String route;
    private final String service;
    private volatile Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
    private boolean isRemoved;

    RouteTimer(MeterRegistry registry, String route, String service) {
        this.registry = registry;
        this.route = route;
        this.service = service;
    }

    /** The id of the operation. */
    String route() {
        return route;
    }

    String service() {
        return service;
    }

    void record(Outcome outcome, long nanos) {
        Timer timer = timers.get(outcome);
        if (timer == null) {
            register(outcome, nanos);
        } else {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void register(Outcome outcome, long nanos) {
        if (isRemoved) {
            return; // a request that was still under way
        }
        Timer timer = Timer.builder("patchbay.requests")
                .description("Requests to the platform, from the header read to the answer written")
                .tag("route", route)
                .tag("service", service)
                .tag("outcome", outcome.tag())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        Map<Outcome, Timer> more = new EnumMap<>(timers);
        more.put(outcome, timer);
        timers = more;
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Nobody is to hear of the operation any more. */
    synchronized void remove() {
        isRemoved = true;
        timers.values().forEach(registry::remove);
    }
}
