package dev.patchbay.composer.streams;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Registers responses that have no end of their own, and removes them when they end all the same. Drops whatever
 * follows the close frame of a WebSocket (RFC 6455, 5.5.1), also if the shutdown has sent it in the middle of a message
 * exchange.
 */
public final class OpenStreamsHandler extends ChannelOutboundHandlerAdapter {

    private static final String EVENTS = "text/event-stream";

    private final OpenStreams streams;
    private boolean open;
    private boolean closed;

    public OpenStreamsHandler(OpenStreams streams) {
        this.streams = streams;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof WebSocketFrame frame) {
            writeFrame(context, frame, promise);
            return;
        }
        if (message instanceof HttpResponse response) {
            begin(context, response);
        }
        if (open && message instanceof LastHttpContent) {
            open = false;
            streams.ended(context.channel());
        }
        var _ = context.write(message, promise);
    }

    private void writeFrame(ChannelHandlerContext context, WebSocketFrame frame, ChannelPromise promise) {
        if (closed) {
            frame.release();
            promise.trySuccess();
            return;
        }
        closed = frame instanceof CloseWebSocketFrame;
        var _ = context.write(frame, promise);
    }

    private void begin(ChannelHandlerContext context, HttpResponse response) {
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            streams.opened(context.channel(), OpenStreams.Kind.WEB_SOCKET);
        } else if (isEvents(response.headers().get(HttpHeaderNames.CONTENT_TYPE))) {
            open = true;
            streams.opened(context.channel(), OpenStreams.Kind.EVENTS);
        }
    }

    private static boolean isEvents(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length());
    }
}
