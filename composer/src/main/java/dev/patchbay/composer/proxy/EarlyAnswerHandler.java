package dev.patchbay.composer.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Lets the answer of a service that does not read its request to the end arrive (RFC 9112, 9.5). Such a service answers and
 * closes, so writing fails before the answer is read. The failure says nothing that reading does not say better: there is an
 * answer, or the connection has ended. So it is kept from whoever writes, who then waits for the one or the other.
 */
final class EarlyAnswerHandler extends ChannelOutboundHandlerAdapter {

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest || promise.isVoid()) {
            var _ = context.write(message, promise);
            return;
        }
        ChannelPromise written = context.newPromise();
        written.addListener(done -> {
            if (done.isSuccess()) {
                promise.trySuccess();
            } else if (context.channel().isActive()) {
                context.read();
            } else {
                promise.tryFailure(done.cause());
            }
        });
        var _ = context.write(message, written);
    }
}
