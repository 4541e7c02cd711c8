package dev.patchbay.composer.headers;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** The framing of a request's body (RFC 9112, 6.3). */
public enum BodyKind {
    NONE,
    LENGTH,
    CHUNKED;

    public static BodyKind of(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return CHUNKED;
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null || length.equals("0") ? NONE : LENGTH;
    }
}
