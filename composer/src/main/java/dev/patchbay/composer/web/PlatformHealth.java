package dev.patchbay.composer.web;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Rebuild;
import dev.patchbay.composer.platform.ServiceState;
import dev.patchbay.composer.specs.SpecStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready when every service is in the platform, or when those that are not have had time enough to appear: one service
 * that is away for long is no reason to keep callers from all the others. Stale is a platform that is not what
 * composer.yml and the documents say, because that was refused; it serves, and so it is ready.
 */
public final class PlatformHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LivePlatform live;
    private final Clock clock;
    private final Instant start;

    public PlatformHealth(LivePlatform live, Clock clock) {
        this.live = live;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public Health health() {
        List<String> missing = live.current().services().stream()
                .filter(service ->
                        service.spec() == SpecStatus.State.MISSING || service.spec() == SpecStatus.State.UNKNOWN)
                .map(ServiceState::name)
                .toList();
        boolean waiting =
                !missing.isEmpty() && Duration.between(start, clock.instant()).compareTo(PATIENCE) < 0;
        Health.Builder health = waiting ? Health.outOfService() : Health.up();
        Rebuild last = live.last();
        return health.withDetail("missing", missing)
                .withDetail("stale", last != null && last.isRefused())
                .withDetail(
                        "lastRebuild", last == null ? "none" : last.outcome().name())
                .build();
    }
}
