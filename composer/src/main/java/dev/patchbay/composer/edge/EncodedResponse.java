package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.ProblemJson;
import dev.patchbay.problems.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/**
 * A response in bytes, for the handlers that stand on the wire's side of the encoder, and the end of the connection.
 */
final class EncodedResponse {

    private EncodedResponse() {}

    static void sendAndClose(ChannelHandlerContext context, Problem problem) {
        context.writeAndFlush(bytes(problem)).addListener(ChannelFutureListener.CLOSE);
    }

    private static ByteBuf bytes(Problem problem) {
        byte[] body = ProblemJson.write(problem, null);
        String head = """
            HTTP/1.1 %s\r
            content-type: %s\r
            content-length: %d\r
            connection: close\r
            \r
            """.formatted(HttpResponseStatus.valueOf(problem.status()), Problem.MEDIA_TYPE, body.length);
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.US_ASCII), body);
    }
}
