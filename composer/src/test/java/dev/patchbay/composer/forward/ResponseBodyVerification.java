package dev.patchbay.composer.forward;

import dev.patchbay.composer.RawService;
import dev.patchbay.composer.client.ResponseListener;
import dev.patchbay.composer.client.ServiceAddress;
import dev.patchbay.composer.client.ServiceClient;
import dev.patchbay.composer.client.ServiceConnection;
import dev.patchbay.composer.config.Timeouts;
import dev.patchbay.composer.upstream.CallClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** Verifies {@link ResponseBody} over real connections; {@link ReactiveStreamsTest} runs it. */
public class ResponseBodyVerification extends PublisherVerification<ByteBuf> {

    /** The number of pieces of a body that has no end for the kit, published one a millisecond. */
    private static final int MANY = 500;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel downstream = new NioSocketChannel();
    private final RawService service;
    private final ServiceClient client;

    /** Starts a service that accepts connections and sends nothing. */
    public ResponseBodyVerification() throws IOException {
        super(new TestEnvironment(500, 50));
        service = RawService.start(talk -> talk.head());
        client = new ServiceClient(
                ServiceAddress.of(URI.create(service.url())),
                Duration.ofSeconds(1),
                DefaultAddressResolverGroup.INSTANCE);
    }

    @BeforeClass
    void start() throws InterruptedException {
        loops.register(downstream).sync();
    }

    @AfterClass
    void stop() throws Exception {
        client.close();
        service.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Override
    public Publisher<ByteBuf> createPublisher(long elements) {
        ResponseBody body = body();
        downstream.eventLoop().execute(() -> publish(body, elements, 0));
        return body;
    }

    private void publish(ResponseBody body, long elements, int published) {
        if (published == elements) {
            body.complete();
        } else if (published < MANY) {
            body.add(Unpooled.copyInt(published));
            var _ = downstream
                    .eventLoop()
                    .schedule(() -> publish(body, elements, published + 1), 1, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public Publisher<ByteBuf> createFailedPublisher() {
        ResponseBody body = body();
        downstream.eventLoop().execute(() -> body.fail(new IOException("the connection ended")));
        return body;
    }

    private ResponseBody body() {
        CompletableFuture<ServiceConnection> connected = new CompletableFuture<>();
        downstream.eventLoop().execute(() -> client.begin(downstream, true, new Connecting(connected)));
        CallClock clock = new CallClock(Timeouts.DEFAULT, 0);
        return new ResponseBody(connected.join(), downstream.eventLoop(), clock);
    }

    /** Waits for the connection alone. */
    private record Connecting(CompletableFuture<ServiceConnection> connected) implements ResponseListener {

        @Override
        public void onConnected(ServiceConnection connection) {
            connected.complete(connection);
        }

        @Override
        public void onFailure(Throwable failure) {
            connected.completeExceptionally(failure);
        }

        @Override
        public void onResponse(HttpResponse head, ByteBuf body) {
            body.release();
        }

        @Override
        public void onHeaders(HttpResponse head) {
            // there is no response
        }

        @Override
        public void onBody(ByteBuf piece) {
            piece.release();
        }

        @Override
        public void onEnd() {
            // there is no response
        }

        @Override
        public void onWritable() {
            // there is no request
        }
    }
}
