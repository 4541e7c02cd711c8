package dev.patchbay.problems;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. Has no stack trace: it is a response, not a defect. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.detail(), cause, false, false);
        this.problem = problem;
    }

    /** Returns the exception for a parameter of the request that is not valid. */
    public static ProblemException parameter(String parameter, String detail) {
        return Problem.of(ProblemType.INVALID_PARAMETER, List.of(Violation.inParameter(parameter, detail)))
                .toException();
    }

    /**
     * Returns the exception for a header field of the request, a parameter as any other in OpenAPI, that is not valid.
     */
    public static ProblemException header(String header, String detail) {
        return Problem.of(ProblemType.INVALID_PARAMETER, List.of(Violation.inHeader(header, detail)))
                .toException();
    }

    public Problem problem() {
        return problem;
    }
}
