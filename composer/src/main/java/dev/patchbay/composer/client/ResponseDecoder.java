package dev.patchbay.composer.client;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Decodes the responses on one connection. */
final class ResponseDecoder extends HttpResponseDecoder {

    private static final int LONGEST_PIECE = 64 * 1024;

    private boolean isToHead;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(ServiceClient.LONGEST_LINE)
                .setMaxHeaderSize(ServiceClient.LONGEST_HEADER)
                .setMaxChunkSize(LONGEST_PIECE)
                .setAllowDuplicateContentLengths(false));
    }

    /**
     * Prepares for the next response.
     *
     * @param toHead true if it is one to HEAD, which has a length and no body (RFC 9112, 6.3)
     */
    void expect(boolean toHead) {
        isToHead = toHead;
    }

    /** True if unparsed bytes remain after a response: the server sent more than was asked for. */
    boolean hasMore() {
        return actualReadableBytes() > 0;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return isToHead || super.isContentAlwaysEmpty(message);
    }
}
