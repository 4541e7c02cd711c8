package dev.patchbay.composer.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Hides the service's choice of a WebSocket subprotocol from the client library, which takes it for an error if the
 * service chooses none of those that were offered. RFC 6455, 4.2.2, allows that; whether it will do is for the
 * downstream client to decide.
 */
public final class ChosenSubprotocolHandler extends ChannelInboundHandlerAdapter {

    private static final String CHOSEN = "patchbay-chosen-subprotocol";

    /** Returns the subprotocol that the service chose; null if it chose none. */
    public static @Nullable String chosen(HttpHeaders handshake) {
        return handshake.get(CHOSEN);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response && response.status().code() == 101) {
            HttpHeaders headers = response.headers();
            headers.remove(CHOSEN);
            String chosen = headers.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
            if (chosen != null) {
                headers.remove(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).set(CHOSEN, chosen);
            }
        }
        context.fireChannelRead(message);
    }
}
