package dev.patchbay.openapi.merge.lint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All findings of a document.
 *
 * @param findings in the order of the document
 */
public record LintReport(List<LintFinding> findings) {

    public LintReport {
        findings = List.copyOf(findings);
    }

    /** True if the document is invalid, rather than just odd. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(LintFinding::isError);
    }

    /** One line for each finding. */
    @Override
    public String toString() {
        return findings.stream().map(LintFinding::toString).collect(Collectors.joining("\n"));
    }
}
