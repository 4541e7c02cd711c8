package dev.patchbay.composer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleConnectionTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel();

    IdleConnectionTest() {
        EdgeLimits limits = new EdgeLimits(8192, 8192, 100, Duration.ofSeconds(8), Duration.ofNanos(1), 500);
        channel.pipeline().addLast("codec", new HttpServerCodec());
        new Edge(limits).addTo(channel.pipeline(), "codec");
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionWhoseRequestsAreAnsweredIsClosedAfterATime() {
        receive(REQUEST);
        answer();
        assertThat(channel.isOpen()).isTrue();
        look();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneWhoseRequestWaitsForItsAnswerStays() {
        receive(REQUEST + REQUEST);
        answer();
        look();
        assertThat(channel.isOpen()).isTrue();
        answer();
        look();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneOnWhichTheNextRequestBeginsStays() {
        receive(REQUEST);
        answer();
        receive("GET / HT");
        look();
        assertThat(channel.isOpen()).isTrue();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answer() {
        DefaultFullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        HttpUtil.setContentLength(answer, 0);
        channel.writeOutbound(answer);
    }

    private void look() {
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
