package dev.patchbay.composer.problem;

import dev.patchbay.problems.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as JSON. */
public final class ProblemJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProblemJson() {}

    /**
     * Returns the problem's document in UTF-8.
     *
     * @param requestId of the request that it ends; null if it ended before it had one
     */
    public static byte[] write(Problem problem, @Nullable String requestId) {
        return JSON.writeValueAsBytes(problem.document(requestId));
    }
}
