package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;

/**
 * A plan: the operations that a tenant may call, and how often.
 *
 * @param name as the token's claim says it
 * @param allow what may be called
 * @param deny what of that may not
 * @param rates all of them hold; empty for no limit
 * @param fail what happens while requests cannot be counted
 */
public record Plan(
        String name,
        SourceLocation location,
        List<PlanRule> allow,
        List<PlanRule> deny,
        List<Rate> rates,
        FailMode fail) {

    public Plan {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
        rates = List.copyOf(rates);
    }
}
