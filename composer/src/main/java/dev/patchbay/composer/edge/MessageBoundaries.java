package dev.patchbay.composer.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/** Stands behind the decoder and tells the handlers before it where messages begin and end. */
final class MessageBoundaries extends ChannelInboundHandlerAdapter {

    /** A handler before the decoder, which sees bytes only. */
    interface Listener {
        void headerEnded(HttpRequest request);

        void messageEnded();
    }

    private final List<Listener> listeners;

    MessageBoundaries(List<Listener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            listeners.forEach(listener -> listener.headerEnded(request));
        }
        if (message instanceof LastHttpContent) {
            listeners.forEach(Listener::messageEnded);
        }
        context.fireChannelRead(message);
    }
}
