package dev.patchbay.composer.loops;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlushAtEndOfLoopTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, LoopIterations.newFactory());
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Channel channel;
    private final Socket peer;

    @BeforeAll
    static void needEpoll() {
        Assumptions.assumeTrue(Epoll.isAvailable());
    }

    FlushAtEndOfLoopTest() throws IOException, InterruptedException {
        channel = new Bootstrap()
                .group(loops)
                .channel(EpollSocketChannel.class)
                .handler(new FlushAtEndOfLoop())
                .connect(server.getLocalSocketAddress())
                .sync()
                .channel();
        peer = server.accept();
        peer.setSoTimeout(5000);
    }

    @AfterEach
    void end() throws IOException {
        var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        peer.close();
        server.close();
    }

    @Test
    void writesOfAnIterationAreFlushedAtItsEnd() throws Exception {
        ChannelFuture[] written = new ChannelFuture[2];
        boolean[] wasDone = new boolean[1];
        channel.eventLoop()
                .submit(() -> {
                    written[0] = write("one ");
                    written[1] = write("two");
                    wasDone[0] = written[0].isDone();
                })
                .sync();
        assertThat(read(7)).isEqualTo("one two");
        assertThat(wasDone[0]).isFalse();
        assertThat(written[1].sync().isSuccess()).isTrue();
    }

    @Test
    void flushBeforeACloseStillArrives() throws Exception {
        channel.eventLoop()
                .submit(() -> {
                    var _ = write("last words");
                    var _ = channel.close();
                })
                .sync();
        assertThat(read(11)).isEqualTo("last words");
    }

    @Test
    void unwritableChannelIsFlushedAtOnce() throws Exception {
        int size = 1 << 20;
        boolean[] isLess = new boolean[1];
        channel.eventLoop()
                .submit(() -> {
                    var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[size]));
                    isLess[0] = channel.unsafe().outboundBuffer().totalPendingWriteBytes() < size;
                })
                .sync();
        assertThat(read(size)).hasSize(size);
        assertThat(isLess[0]).isTrue();
    }

    private ChannelFuture write(String text) {
        return channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    /** So many bytes, or fewer when the connection ends before. */
    private String read(int most) throws IOException {
        return new String(peer.getInputStream().readNBytes(most), StandardCharsets.US_ASCII);
    }
}
