package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenAPI can describe eight methods (Path Item Object), so no other can be exposed (RFC 9110, 15.6.2). TRACE is left
 * out: it would send a caller's own credentials back (RFC 9110, 9.3.8), and CONNECT would make a tunnel.
 */
final class MethodRule implements EdgeRule {

    private static final Set<HttpMethod> KNOWN = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    @Override
    public @Nullable Problem check(HttpRequest request) {
        return KNOWN.contains(request.method())
                ? null
                : Problem.of(ProblemType.METHOD_NOT_IMPLEMENTED, "This method is not known here.");
    }
}
