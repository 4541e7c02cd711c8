package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Netty's decoder could not read: framing that two servers would cut differently (RFC 9112, 6.3, such as
 * Content-Length beside Transfer-Encoding or twice), malformed lines, and lines beyond the limits (RFC 6585, 5).
 */
final class DecodingRule implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        DecoderResult result = request.decoderResult();
        if (result.isSuccess()) {
            return null;
        }
        return switch (result.cause()) {
            case TooLongHttpLineException ignored ->
                Problem.of(ProblemType.URI_TOO_LONG, "The request line is longer than the limit.");
            case TooLongHttpHeaderException ignored ->
                Problem.of(ProblemType.HEADERS_TOO_LARGE, "The header is larger than the limit.");
            default -> EdgeRule.malformed("The request is not well-formed HTTP/1.1.");
        };
    }
}
