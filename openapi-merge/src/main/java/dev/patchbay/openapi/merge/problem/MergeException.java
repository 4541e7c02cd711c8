package dev.patchbay.openapi.merge.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a configuration or with the documents to merge, all at once. No document came out. */
public final class MergeException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<MergeProblem> problems;

    /** @param problems at least one */
    public MergeException(List<MergeProblem> problems) {
        super(problems.stream().map(MergeProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public MergeException(MergeProblem problem) {
        this(List.of(problem));
    }

    /** In the order in which they were found; never empty. */
    public List<MergeProblem> problems() {
        return problems;
    }
}
