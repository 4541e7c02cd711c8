package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.Locale;

/**
 * One thing that is wrong with a document.
 *
 * @param text what was found and what was expected
 */
public record LintFinding(LintRule rule, SourceLocation location, String text) {

    public boolean isError() {
        return rule.severity() == LintRule.Severity.ERROR;
    }

    /** {@code file:line:column: PB-L03: error: text}. */
    @Override
    public String toString() {
        return location + ": " + rule.id() + ": " + rule.severity().name().toLowerCase(Locale.ROOT) + ": " + text;
    }
}
