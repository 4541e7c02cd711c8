package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The timers of all operations, which go on counting when the platform is made anew. The values of their tags are bounded by the
 * platform's document.
 */
final class RouteTimers {

    private final MeterRegistry registry;
    private final RouteTimer other;
    private final Map<Key, RouteTimer> timers = new ConcurrentHashMap<>();

    /** An operation may come from another service one day. */
    private record Key(String route, String service) {}

    RouteTimers(MeterRegistry registry) {
        this.registry = registry;
        this.other = new RouteTimer(registry, "other", "composer");
    }

    /** For requests that are for no operation. */
    RouteTimer other() {
        return other;
    }

    RouteTimer of(ExposedRoute route) {
        return timers.computeIfAbsent(
                new Key(route.id(), route.service().name()), key -> new RouteTimer(registry, key.route, key.service));
    }

    /** Forgets operations that the platform does not have any more. */
    void retain(Platform platform) {
        Set<Key> present = platform.api().routes().stream()
                .map(route -> new Key(ExposedRoute.id(route), route.service()))
                .collect(Collectors.toSet());
        timers.entrySet().removeIf(entry -> {
            if (present.contains(entry.getKey())) {
                return false;
            }
            entry.getValue().remove();
            return true;
        });
    }
}
