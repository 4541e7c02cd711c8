package dev.patchbay.composer.audit;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.Locale;

/**
 * Something open that perhaps should not be.
 *
 * @param rule {@code A01} ... , stable
 * @param location the line of composer.yml that opens it
 */
public record Finding(String rule, Severity severity, SourceLocation location, String message) {

    @Override
    public String toString() {
        return location + ": " + rule + " " + severity.name().toLowerCase(Locale.ROOT) + ": " + message;
    }
}
