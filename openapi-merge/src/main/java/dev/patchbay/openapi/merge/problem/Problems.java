package dev.patchbay.openapi.merge.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that one run tells all of them. Not for use by several threads. */
public final class Problems {

    private static final int ENOUGH = 200;

    private final List<LocatedProblem> found = new ArrayList<>();

    /** Takes a problem, unless it was told before or there are too many already to read. */
    public void add(LocatedProblem problem) {
        if (found.size() < ENOUGH && !found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<LocatedProblem> all() {
        return List.copyOf(found);
    }

    /** Ends the work when there is any problem: throws all of them. */
    public void throwIfAny() throws InvalidInputException {
        if (!found.isEmpty()) {
            throw new InvalidInputException(found);
        }
    }
}
