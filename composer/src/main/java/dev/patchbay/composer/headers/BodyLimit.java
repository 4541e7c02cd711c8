package dev.patchbay.composer.headers;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The limit of a request's body, which is counted as it arrives (RFC 9110, 15.5.14). */
public final class BodyLimit {

    private final long limit;
    private long seen;

    public BodyLimit(long limit) {
        this.limit = limit;
    }

    /**
     * Returns the problem of a declared length that is too large; null if it is not. Asked before the client is told to
     * continue.
     */
    public static @Nullable ProblemException refusal(HttpHeaders headers, long limit) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && (length.length() > 18 || Long.parseLong(length) > limit) ? tooLarge(limit) : null;
    }

    public ByteBuf count(ByteBuf piece) {
        seen += piece.readableBytes();
        if (seen > limit) {
            piece.release();
            throw tooLarge(limit);
        }
        return piece;
    }

    public static ProblemException tooLarge(long limit) {
        return new ProblemException(Problem.of(
                ProblemType.CONTENT_TOO_LARGE, "The body is larger than the " + limit + " bytes that are taken here."));
    }
}
