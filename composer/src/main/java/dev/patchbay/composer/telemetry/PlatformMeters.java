package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rebuild;
import dev.patchbay.composer.platform.ServiceState;
import dev.patchbay.composer.specs.SpecStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The meters of the platform: its rebuilds, and which services are served by their present spec. */
public final class PlatformMeters {

    private final MeterRegistry registry;
    private final Set<String> measured = ConcurrentHashMap.newKeySet();
    private volatile Set<String> live = Set.of();
    private volatile boolean refused;

    public PlatformMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("patchbay.platform.refused", this, meters -> meters.refused ? 1 : 0)
                .description("1 while the last change of composer.yml or a spec is held or refused")
                .register(registry);
    }

    /** Shows the services of this platform from now on. */
    public void follow(Platform platform) {
        live = platform.services().stream()
                .filter(service -> service.spec() == SpecStatus.State.LIVE)
                .map(ServiceState::name)
                .collect(Collectors.toUnmodifiableSet());
        for (ServiceState service : platform.services()) {
            if (measured.add(service.name())) {
                Gauge.builder("patchbay.service.live", this, meters -> meters.live.contains(service.name()) ? 1 : 0)
                        .description("Whether the platform serves the present document of a service")
                        .tag("service", service.name())
                        .register(registry);
            }
        }
    }

    /** Counts and times a rebuild, by its outcome and its reasons. */
    public void count(Rebuild rebuild) {
        registry.timer(
                        "patchbay.rebuild",
                        "outcome",
                        rebuild.outcome().name().toLowerCase(Locale.ROOT),
                        "reason",
                        rebuild.why())
                .record(rebuild.took());
        refused = rebuild.isRefused();
    }
}
