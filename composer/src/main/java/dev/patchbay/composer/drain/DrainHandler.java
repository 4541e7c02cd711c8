package dev.patchbay.composer.drain;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Closes connections while the composer drains: each response has {@code Connection: close} (RFC 9112, 9.6) and is the
 * last on its connection. One that is closed while it is idle may have a request on its way already; one that is
 * announced to close has not.
 */
public final class DrainHandler extends ChannelOutboundHandlerAdapter {

    private final Drain drain;
    private boolean closing;

    public DrainHandler(Drain drain) {
        this.drain = drain;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (drain.isOn()
                && message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            closing = true;
        }
        if (closing && message instanceof LastHttpContent) {
            var _ = context.write(message, promise.unvoid()).addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.write(message, promise);
        }
    }
}
