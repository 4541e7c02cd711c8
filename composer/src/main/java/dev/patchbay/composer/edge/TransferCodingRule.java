package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows the one transfer coding {@code chunked} (RFC 9112, 6.1 and 7). Any other spelling, such as {@code xchunked} or
 * {@code chunked, identity}, is where request smuggling starts: one server sees chunks, the other does not.
 */
final class TransferCodingRule implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size() > 1
                    ? EdgeRule.malformed("Content-Length is given more than once.")
                    : null;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.size() != 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
            return Problem.of(ProblemType.TRANSFER_CODING_NOT_IMPLEMENTED, "The only transfer coding here is chunked.");
        }
        return headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? EdgeRule.malformed("Content-Length and Transfer-Encoding exclude each other.")
                : null;
    }
}
