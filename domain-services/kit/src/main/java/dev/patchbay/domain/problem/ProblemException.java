package dev.patchbay.domain.problem;

import java.util.List;

/** Ends a request with a problem. Carries no stack trace: it is an answer, not a fault of the service. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** A parameter of the request that is not valid. */
    public static ProblemException parameter(String parameter, String detail) {
        return Problem.of(ProblemType.INVALID_PARAMETER, List.of(new Violation.InParameter(parameter, detail)))
                .toException();
    }

    /** A header of the request that is not valid. */
    public static ProblemException header(String header, String detail) {
        return Problem.of(ProblemType.INVALID_REQUEST, List.of(new Violation.InHeader(header, detail)))
                .toException();
    }

    public Problem problem() {
        return problem;
    }
}
