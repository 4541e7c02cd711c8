package dev.patchbay.composer.headers;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.ProtocolException;
import java.util.List;

/** The checks of a service's response before any of it is relayed, beyond those of the decoder. */
public final class ResponseHead {

    private ResponseHead() {}

    /**
     * Rejects a status that is not a final one (RFC 9110, 15; the composer asks for no other protocol), and a transfer
     * coding that would be removed here without the client's knowledge (RFC 9112, 6.1).
     */
    public static void check(int status, HttpHeaders headers) throws ProtocolException {
        if (status < 200 || status > 599) {
            throw new ProtocolException("no final status: " + status);
        }
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
            if (codings.size() != 1 || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())) {
                throw new ProtocolException("an unexpected transfer coding: " + codings);
            }
        }
    }
}
