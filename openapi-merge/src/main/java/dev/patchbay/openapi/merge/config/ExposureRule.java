package dev.patchbay.openapi.merge.config;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code expose:} or {@code hide:}. Every rule has to match something: a rule that matches nothing is an
 * error.
 *
 * @param location of the line in the configuration, for messages and for {@code RouteEntry.exposedBy()}
 * @param selector what the rule speaks of
 * @param as the platform path for the one operation that an {@code expose:} rule names; null to keep what prefix, strip
 *     and rename make of it
 */
public record ExposureRule(
        SourceLocation location,
        Selector selector,
        @Nullable As as) {

    /**
     * A new place for one operation.
     *
     * @param method in upper case, as a check; null if only the path is given
     * @param path the path template on the platform, final: prefix and rename do not apply to it
     */
    public record As(@Nullable String method, String path) {}

    public static ExposureRule of(SourceLocation location, Selector selector) {
        return new ExposureRule(location, selector, null);
    }
}
