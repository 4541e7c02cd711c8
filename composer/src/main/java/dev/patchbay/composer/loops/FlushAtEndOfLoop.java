package dev.patchbay.composer.loops;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Flushes a connection once, at the end of the event loop's iteration ({@link LoopIterations}). It stands first in the
 * pipeline. What has been flushed before a connection is closed is still sent, as it would be without this.
 */
public final class FlushAtEndOfLoop extends ChannelOutboundHandlerAdapter {

    /** The context of a flush that waits; null if none does. */
    private @Nullable ChannelHandlerContext waiting;

    @Override
    public void flush(ChannelHandlerContext context) {
        LoopIterations iterations = LoopIterations.current();
        if (iterations == null
                || !context.channel().isWritable()) { // much has been written, and its writer waits for it
            waiting = null;
            context.flush();
        } else if (waiting == null) {
            waiting = context;
            iterations.flushLater(this);
        }
    }

    void flushNow() {
        ChannelHandlerContext context = waiting;
        if (context != null) {
            waiting = null;
            context.flush();
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        flushNow();
        var _ = context.close(promise);
    }

    @Override
    public void disconnect(ChannelHandlerContext context, ChannelPromise promise) {
        flushNow();
        var _ = context.disconnect(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        flushNow();
    }
}
