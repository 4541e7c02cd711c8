package dev.patchbay.composer.forward;

import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.upstream.ServiceGuard;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.tck.SubscriberBlackboxVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import reactor.core.publisher.Mono;

/** Verifies {@link RequestBody} as it holds back what arrives; {@link ReactiveStreamsTest} runs it. */
public class RequestBodyVerification extends SubscriberBlackboxVerification<ByteBuf> {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel downstream = new NioSocketChannel();

    /** Starts an event loop. */
    public RequestBodyVerification() {
        super(new TestEnvironment(500, 50));
    }

    @BeforeClass
    void start() throws InterruptedException {
        loops.register(downstream).sync();
    }

    @AfterClass
    void stop() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Override
    public Subscriber<ByteBuf> createSubscriber() {
        CompletableFuture<RequestBody> made = new CompletableFuture<>();
        Mono.<RequestBody>create(ready -> made.complete(new RequestBody(
                        downstream,
                        new ServiceGuard("things", CallSettings.DEFAULT),
                        new BodyLimit(Long.MAX_VALUE),
                        -1,
                        ready)))
                .subscribe(body -> {}, failure -> {});
        return made.join();
    }

    @Override
    public ByteBuf createElement(int element) {
        return Unpooled.copyInt(element);
    }
}
