package dev.patchbay.composer.proxy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/** How a request's body is delimited (RFC 9112, 6.3). */
enum BodyKind {
    NONE,
    LENGTH,
    CHUNKED;

    static BodyKind of(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return CHUNKED;
        }
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null || length.equals("0") ? NONE : LENGTH;
    }
}
