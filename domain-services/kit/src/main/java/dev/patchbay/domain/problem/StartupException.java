package dev.patchbay.domain.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Reports every reason why a service does not start. Its message is one line per reason. */
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<StartupProblem> problems;

    public StartupException(List<StartupProblem> problems) {
        super(problems.stream().map(StartupProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public StartupException(String code, String text) {
        this(List.of(new StartupProblem(code, text)));
    }

    public List<StartupProblem> problems() {
        return problems;
    }
}
