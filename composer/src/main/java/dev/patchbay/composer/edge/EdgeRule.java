package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.Problem;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A protocol rule. Stateless. May bring the request into the one form that everything after it relies on. */
@FunctionalInterface
interface EdgeRule {

    /** Why the request is refused and its connection closed; null to let it pass. */
    @Nullable
    Problem check(HttpRequest request);

    /** A 400 of the kind that says that the message itself is at fault. */
    static Problem badRequest(String detail) {
        return Problem.of(400, "bad-request", "Bad request", detail);
    }
}
