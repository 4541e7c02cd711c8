package dev.patchbay.openapi.merge.lint;

import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings, up to a number that nobody would read. */
final class FindingCollector {

    private static final int ENOUGH = 1_000;

    private final List<LintFinding> found = new ArrayList<>();

    void add(LintRule rule, SourceLocation location, String text) {
        if (found.size() < ENOUGH) {
            found.add(new LintFinding(rule, location, text));
        }
    }

    List<LintFinding> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (LintFinding finding) -> finding.location().line())
                        .thenComparingInt(finding -> finding.location().column()))
                .toList();
    }
}
