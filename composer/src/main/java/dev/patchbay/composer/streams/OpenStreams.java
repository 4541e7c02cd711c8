package dev.patchbay.composer.streams;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The event streams and WebSockets that are open. A shutdown waits for requests in flight, and these would never end:
 * so it ends them first. A WebSocket gets a close frame with "going away" (RFC 6455, 7.4.1), an event stream its
 * orderly end, upon which a browser connects again (HTML, 9.2.3), elsewhere.
 */
public final class OpenStreams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);
    private static final long CLOSE_SECONDS = 2;

    private final Map<Channel, Kind> open = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile boolean stopped;

    /** The kind of a stream, which decides how it is ended. */
    enum Kind {
        EVENTS,
        WEB_SOCKET
    }

    void opened(Channel channel, Kind kind) {
        open.put(channel, kind);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        if (stopped) {
            channel.eventLoop().execute(() -> end(channel, kind)); // after what opens it was written
        }
    }

    void ended(Channel channel) {
        open.remove(channel);
    }

    /** The number of open streams. */
    public int count() {
        return open.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopped = true;
        if (!open.isEmpty()) {
            LOG.info("Ending {} open streams", open.size());
        }
        open.forEach((channel, kind) -> channel.eventLoop().execute(() -> end(channel, kind)));
    }

    private static void end(Channel channel, Kind kind) {
        switch (kind) {
            case EVENTS ->
                channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
            case WEB_SOCKET -> {
                var _ = channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
                // The client responds with a close frame and closes; if it does not, we do.
                var _ = channel.eventLoop()
                        .schedule(
                                () -> {
                                    var _ = channel.close();
                                },
                                CLOSE_SECONDS,
                                TimeUnit.SECONDS);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The phase after readiness was withdrawn and before the server waits for requests in flight. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
