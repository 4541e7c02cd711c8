package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.problem.Location;

/** A line of a plan: which operations of the platform are meant. */
public sealed interface PlanRule {

    Location location();

    /** Every operation of a service. */
    record OfService(Location location, String service) implements PlanRule {}

    /** Operations as the platform's document has them: its paths, its tags, its operationIds. */
    record Matching(Location location, Selector selector) implements PlanRule {}
}
