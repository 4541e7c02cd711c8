package dev.patchbay.composer.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a service, with one exchange at a time. It hands over a response as a whole if all of it arrived at
 * once, which is so for most, and else as it arrives. It is used again if both messages have ended and nothing followed
 * (RFC 9112, 9.3); whatever is in doubt closes it.
 */
public final class ServiceConnection extends ChannelInboundHandlerAdapter {

    /** The size up to which a response that arrives at once is handed over as a whole, in bytes. */
    private static final int MOST_AT_ONCE = 64 * 1024;

    private final Channel channel;
    private final ResponseDecoder decoder;
    private final IdleConnections home;
    private final long born = System.nanoTime();
    private @Nullable ResponseListener listener;
    private boolean used;
    private long idleSince;
    private boolean requestEnded;
    private boolean writeFailed;

    private @Nullable HttpResponse head;
    private @Nullable ByteBuf gathered;
    private boolean isStreaming;
    private boolean isInterim;
    private boolean keepsAlive;
    /** The response has ended within what is being read now. */
    private boolean responseEnded;

    ServiceConnection(Channel channel, ResponseDecoder decoder, IdleConnections home) {
        this.channel = channel;
        this.decoder = decoder;
        this.home = home;
    }

    void begin(ResponseListener next) {
        listener = next;
        requestEnded = false;
        writeFailed = false;
        keepsAlive = true;
        next.onConnected(this);
    }

    /** True if the connection has been used before, so that the service may close it at any moment. */
    public boolean isReused() {
        return used;
    }

    /** Sends a whole request, and releases its body. */
    public void sendWhole(HttpRequest head, ByteBuf body) {
        expectResponseTo(head);
        requestEnded = true;
        listen(channel.writeAndFlush(new DefaultFullHttpRequest(
                head.protocolVersion(), head.method(), head.uri(), body, head.headers(), EmptyHttpHeaders.INSTANCE)));
    }

    /** Sends the head of a request and the first of its body, which goes on. */
    public void send(HttpRequest head, ByteBuf body) {
        expectResponseTo(head);
        listen(channel.write(head));
        send(body);
    }

    /** Sends a piece of the body. */
    public void send(ByteBuf piece) {
        listen(channel.writeAndFlush(new DefaultHttpContent(piece)));
    }

    /** Ends the body. */
    public void sendEnd() {
        requestEnded = true;
        listen(channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
    }

    private void expectResponseTo(HttpRequest request) {
        decoder.expect(request.method().equals(HttpMethod.HEAD));
    }

    /**
     * Watches a write. A service that does not read the request to its end responds and closes (RFC 9112, 9.5), so that
     * writing fails before the response is read; only other failures than that end the exchange.
     */
    private void listen(ChannelFuture written) {
        if (written.isSuccess()) {
            return;
        }
        written.addListener(done -> {
            if (!done.isSuccess()) {
                writeFailed = true;
                if (!(done.cause() instanceof IOException)) {
                    fail(done.cause());
                }
            }
        });
    }

    /** True if more of a body may be sent now; {@link ResponseListener#onWritable} follows if not. */
    public boolean isWritable() {
        return !writeFailed && channel.isWritable();
    }

    /** Reads on, or pauses. Some that is on its way may still arrive. */
    public void read(boolean more) {
        channel.config().setAutoRead(more);
    }

    /** Gives the connection back, unused. */
    public void giveBack() {
        listener = null;
        home.put(this);
    }

    /** Closes the connection, and with it the exchange that it has: its listener is not called again. */
    public void close() {
        listener = null;
        forget();
        var _ = channel.close();
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** In nanoseconds. */
    long age(long now) {
        return now - born;
    }

    /** The time since it became idle, in nanoseconds. */
    long idle(long now) {
        return now - idleSince;
    }

    void rest(long now) {
        idleSince = now;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (listener == null || responseEnded) {
            ReferenceCountUtil.release(message); // more than was asked for
            close();
            return;
        }
        if (message instanceof HttpResponse response) {
            begins(response);
        }
        if (listener != null && message instanceof HttpContent content) {
            goesOn(content);
        }
    }

    private void begins(HttpResponse response) {
        if (response.decoderResult().isFailure()) {
            ReferenceCountUtil.release(response);
            fail(protocolError(response.decoderResult().cause()));
            return;
        }
        isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        if (!isInterim) {
            head = response;
            keepsAlive = HttpUtil.isKeepAlive(response);
        }
    }

    private void goesOn(HttpContent content) {
        boolean isLast = content instanceof LastHttpContent;
        ByteBuf piece = content.content();
        if (isInterim) {
            isInterim = !isLast;
            content.release();
        } else if (content.decoderResult().isFailure()) {
            content.release();
            fail(protocolError(content.decoderResult().cause()));
        } else if (isStreaming) {
            pass(piece);
            if (isLast) {
                ResponseListener ended = takeListener();
                if (ended != null) {
                    ended.onEnd();
                }
            }
        } else {
            gather(piece);
            if (isLast) {
                handOverWhole();
            } else if (gathered != null && gathered.readableBytes() > MOST_AT_ONCE) {
                beginStreaming();
            }
        }
    }

    private void pass(ByteBuf piece) {
        if (piece.isReadable() && listener != null) {
            listener.onBody(piece);
        } else {
            piece.release();
        }
    }

    private void gather(ByteBuf piece) {
        if (!piece.isReadable()) {
            piece.release();
        } else if (gathered == null) {
            gathered = piece;
        } else if (gathered instanceof CompositeByteBuf several) {
            several.addComponent(true, piece);
        } else {
            gathered = channel.alloc()
                    .compositeBuffer(Integer.MAX_VALUE)
                    .addComponent(true, gathered)
                    .addComponent(true, piece);
        }
    }

    private void handOverWhole() {
        HttpResponse response = head;
        ByteBuf body = gathered == null ? Unpooled.EMPTY_BUFFER : gathered;
        head = null;
        gathered = null;
        ResponseListener ended = takeListener();
        if (ended != null && response != null) {
            ended.onResponse(response, body);
        } else {
            body.release();
        }
    }

    /**
     * Takes the listener of the response that ends here; the connection is looked at when all that has come is read.
     */
    private @Nullable ResponseListener takeListener() {
        ResponseListener taken = listener;
        listener = null;
        responseEnded = true;
        isStreaming = false;
        return taken;
    }

    private void beginStreaming() {
        HttpResponse response = head;
        ByteBuf begun = gathered;
        head = null;
        gathered = null;
        isStreaming = true;
        if (listener != null && response != null) {
            listener.onHeaders(response);
        }
        if (begun != null) {
            pass(begun);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (responseEnded) {
            responseEnded = false;
            rest();
        } else if (head != null) {
            beginStreaming();
        }
    }

    private void rest() {
        used = true;
        if (requestEnded && keepsAlive && !writeFailed && channel.isActive() && !decoder.hasMore()) {
            channel.config().setAutoRead(true);
            home.put(this);
        } else {
            close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (listener != null && isWritable()) {
            listener.onWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        home.remove(this);
        fail(new ClosedChannelException());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause instanceof IOException ? cause : protocolError(cause));
    }

    private void fail(Throwable cause) {
        ResponseListener interrupted = listener;
        boolean hadBegun = head != null || isStreaming;
        close();
        if (interrupted != null) {
            interrupted.onFailure(hadBegun && !(cause instanceof ProtocolException) ? protocolError(cause) : cause);
        }
    }

    private static ProtocolException protocolError(Throwable cause) {
        ProtocolException error = new ProtocolException("the service's response is not whole, or not valid");
        error.initCause(cause);
        return error;
    }

    private void forget() {
        head = null;
        isStreaming = false;
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
