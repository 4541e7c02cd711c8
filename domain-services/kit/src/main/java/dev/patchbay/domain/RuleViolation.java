package dev.patchbay.domain;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.problems.Violation;
import java.util.List;

/** The exception by which a rule rejects a change. */
public final class RuleViolation {

    private RuleViolation() {}

    /**
     * Returns an exception that ends the request with 409 {@code rule-violated}.
     *
     * @param pointer the offending property as a JSON pointer (RFC 6901), for example {@code /status}
     * @param detail what the rule requires, for a human
     */
    public static ProblemException at(String pointer, String detail) {
        return Problem.of(ProblemType.RULE_VIOLATED, List.of(Violation.inBody(pointer, detail)))
                .toException();
    }
}
