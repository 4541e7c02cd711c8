package dev.patchbay.composer.client;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Reads answers from one connection. */
final class ResponseDecoder extends HttpResponseDecoder {

    private static final int LONGEST_PIECE = 64 * 1024;

    private boolean answersHead;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(ServiceClient.LONGEST_LINE)
                .setMaxHeaderSize(ServiceClient.LONGEST_HEADER)
                .setMaxChunkSize(LONGEST_PIECE)
                .setAllowDuplicateContentLengths(false));
    }

    /** @param toHead whether the next answer is one to HEAD, which has a length and no body (RFC 9112, 6.3) */
    void expect(boolean toHead) {
        answersHead = toHead;
    }

    /** True if unparsed bytes remain: after a response, the service sent more than was requested. */
    boolean hasMore() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return answersHead || super.isContentAlwaysEmpty(message);
    }
}
