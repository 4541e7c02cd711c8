package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.Problem;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** RFC 6585, 5: many small fields cost an upstream as much as a few large ones, and the decoder limits only bytes. */
record HeaderCountRule(int limit) implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        return request.headers().size() <= limit
                ? null
                : Problem.of(
                        431,
                        "headers-too-large",
                        "Header fields too large",
                        "The request has more than " + limit + " header fields.");
    }
}
