package dev.patchbay.composer.config;

import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.problem.SourceLocation;

/**
 * Settings of some operations of a service, in place of the service's own. They have connections, a breaker and a limit
 * to themselves, so that a slow report cannot use up what the others need.
 *
 * @param location of the entry
 * @param match which operations are meant, as {@code expose} says it
 * @param calls how they are called; what the entry does not say is as the service has it
 * @param validation what of them is checked
 */
public record OperationSettings(SourceLocation location, Selector match, CallSettings calls, Validation validation) {}
