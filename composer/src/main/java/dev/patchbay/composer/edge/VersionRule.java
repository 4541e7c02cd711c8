package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP/1.1 and HTTP/1.0 only. A transfer coding in a 1.0 message is refused (RFC 9112, 6.1: "as if the framing
 * is faulty"), because a 1.0 server would not see it and would read the chunks as the next request.
 */
final class VersionRule implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (version.equals(HttpVersion.HTTP_1_1)) {
            return null;
        }
        if (!version.equals(HttpVersion.HTTP_1_0)) {
            return Problem.of(
                    ProblemType.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1: " + version + " is not spoken here.");
        }
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                ? EdgeRule.malformed("An HTTP/1.0 message cannot have a Transfer-Encoding.")
                : null;
    }
}
