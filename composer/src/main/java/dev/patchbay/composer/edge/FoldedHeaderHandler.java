package dev.patchbay.composer.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;

/**
 * Refuses a header line that begins with white space (RFC 9112, 5.2 and 2.2): one server takes it as the rest of the
 * line before, another as a field of its own or as nothing. The decoder has unfolded it by the time anybody else could
 * see it, which the RFC allows, so this reads the bytes before the decoder does. Behind a chunked body whose end comes
 * in one packet with the next request, where only the decoder knows where that begins, the unfolding has to do.
 */
final class FoldedHeaderHandler extends ChannelInboundHandlerAdapter implements MessageBoundaries.Listener {

    private static final long UNTIL_TOLD = -1;

    /** The number of octets of a body to let pass unseen, or {@link #UNTIL_TOLD}. */
    private long bodyLeft;

    private boolean inHeader = true;
    /** A line has ended, and of the next one nothing has come but carriage returns. */
    private boolean lineBegins;

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused || !(message instanceof ByteBuf buffer)) {
            if (refused) {
                ReferenceCountUtil.release(message);
            } else {
                context.fireChannelRead(message);
            }
            return;
        }
        while (buffer.isReadable()) {
            int length = inHeader ? headerLength(buffer) : bodyLength(buffer);
            if (refused) {
                buffer.release();
                EncodedResponse.sendAndClose(
                        context, EdgeRule.malformed("A header line begins with white space (obsolete line folding)."));
                return;
            }
            if (length == buffer.readableBytes()) {
                context.fireChannelRead(buffer);
                return;
            }
            context.fireChannelRead(buffer.readRetainedSlice(length));
        }
        buffer.release();
    }

    @Override
    public void headerEnded(HttpRequest request) {
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            bodyLeft = UNTIL_TOLD;
        } else {
            bodyLeft = request.decoderResult().isSuccess() ? HttpUtil.getContentLength(request, 0L) : 0;
        }
        inHeader = bodyLeft == 0;
    }

    @Override
    public void messageEnded() {
        bodyLeft = 0;
        inHeader = true;
    }

    /** Up to and with the empty line, where the decoder is to look and tell what follows; else all there is. */
    private int headerLength(ByteBuf buffer) {
        int start = buffer.readerIndex();
        int end = buffer.writerIndex();
        int at = start;
        while (at < end) {
            if (!lineBegins) {
                int feed = buffer.indexOf(at, end, (byte) '\n');
                if (feed < 0) {
                    break;
                }
                lineBegins = true;
                at = feed + 1;
                continue;
            }
            byte octet = buffer.getByte(at++);
            if (octet == '\n') {
                lineBegins = false;
                return at - start;
            }
            if (octet == ' ' || octet == '\t') {
                refused = true;
                return 0;
            }
            lineBegins = octet == '\r';
        }
        return buffer.readableBytes();
    }

    private int bodyLength(ByteBuf buffer) {
        if (bodyLeft == UNTIL_TOLD) {
            return buffer.readableBytes();
        }
        int length = (int) Math.min(bodyLeft, buffer.readableBytes());
        bodyLeft -= length;
        inHeader = bodyLeft == 0;
        return length;
    }
}
