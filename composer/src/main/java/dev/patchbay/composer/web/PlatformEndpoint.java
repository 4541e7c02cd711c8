package dev.patchbay.composer.web;

import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.platform.Rebuild;
import dev.patchbay.composer.platform.ServiceState;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.upstream.Upstreams;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code /actuator/platform}: what is exposed, from where, the state of each service, the last rebuild, what is wrong.
 */
@Endpoint(id = "platform")
public final class PlatformEndpoint {

    private final LivePlatform live;
    private final Upstreams upstreams;

    public PlatformEndpoint(LivePlatform live, Upstreams upstreams) {
        this.live = live;
        this.upstreams = upstreams;
    }

    @ReadOperation
    public Map<String, Object> platform() {
        Platform platform = live.current();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("config", platform.config().file());
        result.put("etag", platform.json().etag());
        result.put("operations", platform.routes().size());
        result.put("services", services(platform));
        result.put(
                "routes",
                platform.api().routes().stream().map(PlatformEndpoint::route).toList());
        Rebuild last = live.last();
        if (last != null) {
            result.put("lastRebuild", rebuild(last));
            result.put("stale", last.isRefused());
        }
        result.put("rebuilds", rebuilds());
        result.put("held", live.held() != null);
        return result;
    }

    /** Returns the number of rebuilds by outcome. */
    private Map<String, Long> rebuilds() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Rebuild.Outcome outcome : Rebuild.Outcome.values()) {
            counts.put(word(outcome), live.count(outcome));
        }
        return counts;
    }

    /** {@code POST}: lets the change take effect that is held because it breaks callers. */
    @WriteOperation
    public Map<String, Object> accept() {
        return Map.of("accepted", live.accept());
    }

    private Map<String, Object> services(Platform platform) {
        Map<String, String> breakers = upstreams.breakers();
        Map<String, List<URI>> leftOut = upstreams.leftOut();
        Map<String, Object> services = new LinkedHashMap<>();
        for (ServiceState state : platform.services()) {
            Map<String, Object> service = new LinkedHashMap<>();
            service.put("state", word(state.spec()));
            service.put("operations", state.operations());
            service.put("breaker", word(breakers.getOrDefault(state.name(), "closed")));
            Spec document = platform.specs().get(state.name());
            if (document != null) {
                service.put("document", document.location());
                service.put("version", document.hash().substring(0, 16));
            }
            List<URI> out = leftOut.getOrDefault(state.name(), List.of());
            if (!out.isEmpty()) {
                service.put("leftOut", out.stream().map(URI::toString).toList());
            }
            if (state.problem() != null) {
                service.put("problem", state.problem());
            }
            services.put(state.name(), service);
        }
        return services;
    }

    private static Map<String, Object> route(RouteEntry entry) {
        Map<String, Object> route = new LinkedHashMap<>();
        route.put("operation", entry.operationId() == null ? "" : entry.operationId());
        route.put("method", entry.method());
        route.put("path", entry.path());
        route.put("service", entry.service());
        route.put("upstreamPath", entry.upstreamPath());
        route.put("exposedBy", entry.exposedBy().toString());
        return route;
    }

    private static Map<String, Object> rebuild(Rebuild last) {
        Map<String, Object> rebuild = new LinkedHashMap<>();
        rebuild.put("at", last.at().toString());
        rebuild.put(
                "reasons", last.reasons().stream().map(PlatformEndpoint::word).toList());
        rebuild.put("milliseconds", last.took().toMillis());
        rebuild.put("outcome", word(last.outcome()));
        rebuild.put("problems", List.copyOf(last.problems()));
        return rebuild;
    }

    private static String word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }
}
