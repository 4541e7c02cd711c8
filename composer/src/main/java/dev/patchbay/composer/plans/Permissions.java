package dev.patchbay.composer.plans;

import dev.patchbay.composer.config.Access;
import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.config.PlanRule;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.openapi.merge.MergedApi;
import dev.patchbay.openapi.merge.config.SelectorMatcher;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.report.RouteEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The permission of each operation of a merged document.
 *
 * @param all in the order of the document's routes
 * @param problems rules of plans that match nothing (PB-123), each with its location
 */
public record Permissions(List<Permission> all, List<LocatedProblem> problems) {

    public Permissions {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /** Computes the permissions. Rules have to match something only if every service is in the document. */
    public static Permissions of(ComposerConfig config, MergedApi api) {
        List<RouteEntry> routes = api.routes();
        SecurityScopes security = new SecurityScopes(api.tree(), !config.plans().isEmpty());
        List<List<String>> plans = new ArrayList<>();
        routes.forEach(route -> plans.add(new ArrayList<>()));
        List<LocatedProblem> problems = new ArrayList<>();
        for (Plan plan : config.plans().byName().values()) {
            Set<Integer> contained = matching(plan.allow(), plan, api, problems);
            contained.removeAll(matching(plan.deny(), plan, api, problems));
            contained.forEach(route -> plans.get(route).add(plan.name()));
        }
        Set<String> open = config.services().stream()
                .filter(service -> service.access() == Access.PUBLIC)
                .map(ServiceSettings::name)
                .collect(Collectors.toSet());
        boolean planned = !config.plans().isEmpty();
        List<Permission> all = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            boolean isOpen = open.contains(routes.get(i).service());
            all.add(
                    isOpen
                            ? Permission.OPEN
                            : new Permission(
                                    planned, plans.get(i), security.of(PlatformOperation.of(api, routes.get(i)))));
        }
        boolean complete = routes.stream().map(RouteEntry::service).distinct().count()
                == config.services().size();
        return new Permissions(all, complete ? problems : List.of());
    }

    private static Set<Integer> matching(
            List<PlanRule> rules, Plan plan, MergedApi api, List<LocatedProblem> problems) {
        Set<Integer> all = new HashSet<>();
        for (PlanRule rule : rules) {
            Set<Integer> found = matching(rule, api);
            if (found.isEmpty()) {
                problems.add(LocatedProblem.configuration(
                        "PB-123",
                        rule.location(),
                        "plans." + plan.name() + ": this matches no operation of the platform; paths, tags and"
                                + " operationIds are those of /openapi.json, './patchbay routes' lists them"));
            }
            all.addAll(found);
        }
        return all;
    }

    private static Set<Integer> matching(PlanRule rule, MergedApi api) {
        Set<Integer> found = new HashSet<>();
        SelectorMatcher matcher =
                rule instanceof PlanRule.Matching matching ? new SelectorMatcher(matching.selector()) : null;
        for (int i = 0; i < api.routes().size(); i++) {
            RouteEntry route = api.routes().get(i);
            boolean meant = switch (rule) {
                case PlanRule.OfService(var ignored, String service) -> service.equals(route.service());
                case PlanRule.Matching ignored -> {
                    Mapping operation = PlatformOperation.of(api, route);
                    yield matcher != null
                            && matcher.matches(
                                    route.method(), route.path(), PlatformOperation.itemOf(api, route), operation);
                }
            };
            if (meant) {
                found.add(i);
            }
        }
        return found;
    }
}
