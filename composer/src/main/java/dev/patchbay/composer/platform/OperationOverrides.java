package dev.patchbay.composer.platform;

import dev.patchbay.composer.config.OperationSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.plans.PlatformOperation;
import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.config.SelectorMatcher;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.Problems;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the settings that an operation has in place of its service's; those that no operation has are PB-122. */
final class OperationOverrides {

    private final MergedApi api;
    private final Map<String, Map<OperationSettings, SelectorMatcher>> matchers = new HashMap<>();
    private final Set<OperationSettings> used = new HashSet<>();

    OperationOverrides(MergedApi api) {
        this.api = api;
    }

    /** The first that matches; null when none does. */
    @Nullable
    OperationSettings of(RouteEntry route, ServiceSettings service) {
        if (service.operations().isEmpty()) {
            return null;
        }
        OperationSettings found = null;
        Mapping item = PlatformOperation.itemOf(api, route);
        Mapping operation = PlatformOperation.of(api, route);
        for (Map.Entry<OperationSettings, SelectorMatcher> entry : matchers.computeIfAbsent(
                        service.name(), name -> matchers(service))
                .entrySet()) {
            if (entry.getValue().matches(route.method(), route.upstreamPath(), item, operation)) {
                used.add(entry.getKey());
                found = found == null ? entry.getKey() : found;
            }
        }
        return found;
    }

    /** Tells which entries of a service that is on the platform match none of its exposed operations. */
    void reportUnused(Problems problems, ServiceSettings service) {
        for (OperationSettings settings : service.operations()) {
            if (!used.contains(settings)) {
                problems.add(LocatedProblem.configuration(
                        "PB-122",
                        settings.location(),
                        "services." + service.name()
                                + ".operations: this matches no exposed operation; paths are those of"
                                + " the service's own document, './patchbay routes' lists them"));
            }
        }
    }

    private static Map<OperationSettings, SelectorMatcher> matchers(ServiceSettings service) {
        Map<OperationSettings, SelectorMatcher> matchers = new LinkedHashMap<>();
        service.operations().forEach(settings -> matchers.put(settings, new SelectorMatcher(settings.match())));
        return matchers;
    }
}
