package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.BreakerSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.config.Timeouts;
import dev.patchbay.composer.platform.Platform;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The services that are called, each once for the same settings, so that a reload keeps connections and breakers as they are. */
public final class Upstreams implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Map<Key, Upstream> upstreams = new ConcurrentHashMap<>();

    /** What an upstream depends on; exposure may change without it. */
    private record Key(
            String name, URI url, Timeouts timeouts, int attempts, BreakerSettings breaker, int concurrency) {
        static Key of(ServiceSettings service) {
            return new Key(
                    service.name(),
                    service.url(),
                    service.timeouts(),
                    service.attempts(),
                    service.breaker(),
                    service.concurrency());
        }
    }

    Upstream of(ServiceSettings service) {
        return upstreams.computeIfAbsent(Key.of(service), key -> new Upstream(service));
    }

    /** Retires what the platform in force no longer names. */
    public void retain(Platform platform) {
        Set<Key> wanted = platform.config().services().stream().map(Key::of).collect(Collectors.toSet());
        upstreams.forEach((key, upstream) -> {
            if (!wanted.contains(key) && upstreams.remove(key, upstream)) {
                upstream.retire(GRACE);
            }
        });
    }

    /** The state of each service's circuit breaker, by service. */
    public Map<String, String> breakers() {
        return upstreams.values().stream()
                .collect(Collectors.toMap(
                        upstream -> upstream.service().name(),
                        upstream -> upstream.guard().state(),
                        (one, other) -> one));
    }

    @Override
    public void close() {
        upstreams.values().forEach(upstream -> upstream.retire(Duration.ZERO));
    }
}
