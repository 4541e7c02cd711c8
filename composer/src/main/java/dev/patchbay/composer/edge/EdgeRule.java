package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A protocol rule. Stateless. May bring the request into the one form that everything after it relies on. */
@FunctionalInterface
interface EdgeRule {

    /** Why the request is refused and its connection closed; null to let it pass. */
    @Nullable
    Problem check(HttpRequest request);

    /** Returns the 400 for a message that is itself at fault. */
    static Problem malformed(String detail) {
        return Problem.of(ProblemType.INVALID_REQUEST, detail);
    }
}
