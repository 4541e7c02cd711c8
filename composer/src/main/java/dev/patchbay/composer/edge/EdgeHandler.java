package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.ProblemJson;
import dev.patchbay.composer.problem.RequestIds;
import dev.patchbay.problems.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rules on each request of one connection. A refused request gets its response here, after the responses to
 * what was asked before it on the same connection, and the connection is closed: after a message that may have been cut
 * wrongly nothing on it can be trusted.
 */
final class EdgeHandler extends ChannelDuplexHandler {

    private final List<EdgeRule> rules;
    private final Runnable allResponded;
    private int pending;
    private boolean interim;
    private @Nullable Problem refusal;

    /** @param allResponded is to be done when every request has its response */
    EdgeHandler(List<EdgeRule> rules, Runnable allResponded) {
        this.rules = rules;
        this.allResponded = allResponded;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refusal != null) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            refusal = firstRefusal(request);
            if (refusal != null) {
                ReferenceCountUtil.release(message);
                refuseWhenItsTurnComes(context, refusal);
                return;
            }
            pending++;
        } else if (message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            // A body that is cut wrongly: whoever reads it is told by the end of the connection.
            ReferenceCountUtil.release(message);
            refusal = EdgeRule.malformed("The body of the request is not well-formed.");
            var _ = context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean upgraded = false;
        if (message instanceof HttpResponse response) {
            upgraded = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL && !upgraded;
        }
        boolean last = message instanceof LastHttpContent && !interim;
        super.write(context, message, promise);
        if (upgraded) {
            Edge.removeFrom(context.pipeline());
            return;
        }
        if (last && pending > 0) {
            pending--;
            if (pending == 0) {
                allResponded.run();
            }
            if (refusal != null) {
                refuseWhenItsTurnComes(context, refusal);
            }
        }
    }

    private @Nullable Problem firstRefusal(HttpRequest request) {
        for (EdgeRule rule : rules) {
            Problem problem = rule.check(request);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private void refuseWhenItsTurnComes(ChannelHandlerContext context, Problem problem) {
        if (pending == 0) {
            context.writeAndFlush(response(problem)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static FullHttpResponse response(Problem problem) {
        String id = RequestIds.random();
        byte[] body = ProblemJson.write(problem, id);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(problem.status()), Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set("X-Request-Id", id)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
