package dev.patchbay.composer.upstream;

import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.composer.config.OperationSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.platform.Platform;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * The upstreams of all services, each once for the same settings, so that a reload keeps connections and breakers as
 * they are.
 */
public final class Upstreams implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Map<Key, Upstream> upstreams = new ConcurrentHashMap<>();
    private final Watchdog watchdog = new Watchdog();
    private final AddressResolverGroup<InetSocketAddress> names = NameResolverProvider.builder()
            .build()
            .newNameResolverGroup(HttpResources.get(), LoopResources.DEFAULT_NATIVE);

    private final Set<String> measured = ConcurrentHashMap.newKeySet();

    /** The settings that an upstream depends on; exposure may change without it. */
    private record Key(String name, List<URI> urls, CallSettings calls) {}

    /** Starts the thread that watches the calls. */
    public Upstreams() {
        watchdog.start();
    }

    /** Returns the upstream of a service, the same one for the same settings. */
    public Upstream of(ServiceSettings service, CallSettings calls) {
        return upstreams.computeIfAbsent(
                new Key(service.name(), service.urls(), calls), key -> new Upstream(service, calls, names, watchdog));
    }

    /** Retires the upstreams that the current platform does not have. */
    public void retain(Platform platform) {
        Set<Key> wanted = platform.config().services().stream()
                .flatMap(service -> Stream.concat(
                                Stream.of(service.calls()),
                                service.operations().stream().map(OperationSettings::calls))
                        .map(calls -> new Key(service.name(), service.urls(), calls)))
                .collect(Collectors.toSet());
        upstreams.forEach((key, upstream) -> {
            if (!wanted.contains(key) && upstreams.remove(key, upstream)) {
                upstream.retire(GRACE);
            }
        });
    }

    /** Registers the meters of the platform's services; the registry's threads read them. */
    public void measure(MeterRegistry registry, Platform platform) {
        for (ServiceSettings service : platform.config().services()) {
            String name = service.name();
            if (!measured.add(name)) {
                continue;
            }
            counter(registry, "patchbay.upstream.calls", "Attempts to call a service", name, ServiceGuard::calls);
            counter(registry, "patchbay.upstream.retries", "Those that were repetitions", name, ServiceGuard::retries);
            counter(
                    registry,
                    "patchbay.upstream.rejections",
                    "Requests rejected by the breaker or the limit",
                    name,
                    ServiceGuard::refusals);
            Gauge.builder("patchbay.upstream.in.flight", this, all -> all.sum(name, ServiceGuard::inFlight))
                    .description("Requests under way")
                    .tag("service", name)
                    .register(registry);
            Gauge.builder(
                            "patchbay.upstream.breaker.open",
                            this,
                            all -> "CLOSED".equals(all.breakers().getOrDefault(name, "CLOSED")) ? 0 : 1)
                    .description("1 while a circuit breaker is not closed")
                    .tag("service", name)
                    .register(registry);
        }
    }

    private void counter(
            MeterRegistry registry,
            String meter,
            String description,
            String service,
            ToLongFunction<ServiceGuard> count) {
        FunctionCounter.builder(meter, this, all -> all.sum(service, count))
                .description(description)
                .tag("service", service)
                .register(registry);
    }

    private long sum(String service, ToLongFunction<ServiceGuard> count) {
        return upstreams.values().stream()
                .filter(upstream -> upstream.service().name().equals(service))
                .mapToLong(upstream -> count.applyAsLong(upstream.guard()))
                .sum();
    }

    /** The state of each service's circuit breaker, by service. */
    public Map<String, String> breakers() {
        return upstreams.values().stream()
                .collect(Collectors.toMap(
                        upstream -> upstream.service().name(),
                        upstream -> upstream.guard().state(),
                        (one, other) -> one.equals("CLOSED") ? other : one));
    }

    /** The instances of each service that are left out because calls to them failed, by service. */
    public Map<String, List<URI>> leftOut() {
        return upstreams.values().stream()
                .collect(Collectors.toMap(
                        upstream -> upstream.service().name(),
                        upstream -> upstream.balancer().instances().stream()
                                .filter(Balancer.Instance::isOut)
                                .map(Balancer.Instance::url)
                                .toList(),
                        (one, other) -> one.size() >= other.size() ? one : other));
    }

    @Override
    public void close() {
        upstreams.values().forEach(upstream -> upstream.retire(Duration.ZERO));
        names.close();
        watchdog.close();
    }
}
