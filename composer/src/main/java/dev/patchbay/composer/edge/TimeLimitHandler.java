package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client sends too slowly, the attack called Slowloris: a header has a fixed time from the
 * start of the connection or from its first byte, a body has to arrive at a lowest rate while the composer asks for it.
 * It also closes a connection that lies idle. Looks once a second instead of setting and cancelling timers for each
 * request.
 */
final class TimeLimitHandler extends ChannelDuplexHandler implements MessageBoundaries.Listener {

    private static final long BODY_WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private enum Phase {
        HEADER,
        BODY,
        BETWEEN
    }

    private final EdgeLimits limits;
    private Phase phase = Phase.HEADER;
    private long since = System.nanoTime();
    private long bytes;
    private boolean readPending;
    /** True while every request has its response. */
    private boolean isQuiet;

    private long quietSince;
    private @Nullable Future<?> look;

    TimeLimitHandler(EdgeLimits limits) {
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        look = context.executor().scheduleWithFixedDelay(() -> look(context), 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        readPending = false;
        if (message instanceof io.netty.buffer.ByteBuf buffer) {
            bytes += buffer.readableBytes();
            if (phase == Phase.BETWEEN) {
                enter(Phase.HEADER);
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void read(ChannelHandlerContext context) {
        readPending = true;
        context.read();
    }

    @Override
    public void headerEnded(HttpRequest request) {
        isQuiet = false;
        enter(Phase.BODY);
    }

    @Override
    public void messageEnded() {
        phase = Phase.BETWEEN;
    }

    /** Every request has its response. */
    void allResponded() {
        isQuiet = true;
        quietSince = System.nanoTime();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
        bytes = 0;
    }

    private void look(ChannelHandlerContext context) {
        long now = System.nanoTime();
        long passed = now - since;
        switch (phase) {
            case BETWEEN -> {
                if (isQuiet && now - quietSince > limits.idleTime().toNanos()) {
                    stop();
                    var _ = context.close();
                }
            }
            case HEADER -> {
                if (passed > limits.headerTime().toNanos()) {
                    stop();
                    EncodedResponse.sendAndClose(
                            context, Problem.of(ProblemType.REQUEST_TIMEOUT, "The header came too slowly."));
                }
            }
            case BODY -> {
                if (passed > BODY_WINDOW_NANOS) {
                    long wanted = limits.bodyBytesPerSecond() * TimeUnit.NANOSECONDS.toSeconds(passed);
                    if (readPending && bytes < wanted) {
                        // This body is being read already, or the response has begun: the end of the connection tells
                        // both sides.
                        stop();
                        var _ = context.close();
                    } else {
                        enter(Phase.BODY);
                    }
                }
            }
        }
    }

    private void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }
}
