package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** RFC 6585, 5: many small fields cost an upstream as much as a few large ones, and the decoder limits only bytes. */
record HeaderCountRule(int limit) implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        return request.headers().size() <= limit
                ? null
                : Problem.of(ProblemType.HEADERS_TOO_LARGE, "The request has more than " + limit + " header fields.");
    }
}
