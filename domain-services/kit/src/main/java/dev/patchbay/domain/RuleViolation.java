package dev.patchbay.domain;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Violation;
import java.util.List;

/** How a rule refuses a change. */
public final class RuleViolation {

    private RuleViolation() {}

    /**
     * An exception that answers the request with 409 {@code rule-violated}.
     *
     * @param pointer the offending property as a JSON pointer (RFC 6901), for example {@code /status}
     * @param detail what the rule wants, for a human
     */
    public static ProblemException at(String pointer, String detail) {
        return Problem.of(ProblemType.RULE_VIOLATED, List.of(Violation.inBody(pointer, detail)))
                .toException();
    }
}
