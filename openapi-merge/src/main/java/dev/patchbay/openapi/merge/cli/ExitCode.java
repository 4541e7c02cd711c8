package dev.patchbay.openapi.merge.cli;

import dev.patchbay.openapi.merge.problem.LocatedProblem;
import java.util.List;

/** Exit codes of the program. */
final class ExitCode {

    static final int DONE = 0;

    /** Documents contradict each other, a change breaks clients, or the result did not pass verification. */
    static final int CONFLICT = 1;

    /** Wrong arguments or configuration, or an output that cannot be written. */
    static final int USAGE = 2;

    /** An input that cannot be read or is not valid. */
    static final int INPUT = 3;

    private ExitCode() {}

    /** The exit code for what has to be fixed first: the inputs, then the configuration, then the conflict. */
    static int of(List<LocatedProblem> problems) {
        return problems.stream().mapToInt(ExitCode::of).max().orElse(DONE);
    }

    private static int of(LocatedProblem problem) {
        return switch (problem.category()) {
            case INPUT -> INPUT;
            case CONFIGURATION -> USAGE;
            case CONFLICT, INTERNAL -> CONFLICT;
        };
    }
}
