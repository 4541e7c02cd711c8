package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.openapi.merge.RouteEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code patchbay.requests}: a timer for each operation and outcome. A name is looked up once for each operation, not for each
 * request, and the values of tags are bounded by the platform's document.
 */
final class RouteTimers {

    private static final Duration[] BOUNDS = Arrays.stream(
                    new long[] {5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000})
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<String, Map<Outcome, Timer>> timers = new ConcurrentHashMap<>();

    RouteTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    void record(@Nullable ExposedRoute route, Outcome outcome, long nanos) {
        String id = route == null ? OTHER : route.id();
        Map<Outcome, Timer> outcomes = timers.get(id);
        if (outcomes == null) {
            outcomes = timers.computeIfAbsent(id, ignored -> new ConcurrentHashMap<>());
        }
        Timer timer = outcomes.get(outcome);
        if (timer == null) {
            timer = timer(id, route == null ? "composer" : route.service().name(), outcome);
            outcomes.put(outcome, timer);
        }
        timer.record(Duration.ofNanos(nanos));
    }

    private Timer timer(String route, String service, Outcome outcome) {
        return Timer.builder("patchbay.requests")
                .description("Requests to the platform, from the header read to the answer written")
                .tag("route", route)
                .tag("service", service)
                .tag("outcome", outcome.tag())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    /** Forgets operations that the platform does not have any more. */
    void retain(Platform platform) {
        Set<String> ids = platform.api().routes().stream().map(RouteTimers::id).collect(Collectors.toSet());
        ids.add(OTHER);
        timers.keySet().removeIf(id -> {
            if (ids.contains(id)) {
                return false;
            }
            Objects.requireNonNull(timers.get(id)).values().forEach(registry::remove);
            return true;
        });
    }

    private static String id(RouteEntry route) {
        return route.method() + " " + route.path();
    }
}
