package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/** A line of a plan: which operations of the platform are meant. */
public sealed interface PlanRule {

    SourceLocation location();

    /** Every operation of a service. */
    record OfService(SourceLocation location, String service) implements PlanRule {}

    /** Operations as the platform's document has them: its paths, its tags, its operationIds. */
    record Matching(SourceLocation location, Selector selector) implements PlanRule {}
}
