package dev.patchbay.openapi.merge.problem;

import java.util.List;
import java.util.stream.Collectors;

/** All problems of a configuration or of documents at once. Thrown in place of a result. */
public final class InvalidInputException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<LocatedProblem> problems;

    /** @param problems at least one */
    public InvalidInputException(List<LocatedProblem> problems) {
        super(problems.stream().map(LocatedProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidInputException(LocatedProblem problem) {
        this(List.of(problem));
    }

    /** In the order in which they were found; never empty. */
    public List<LocatedProblem> problems() {
        return problems;
    }
}
