package dev.patchbay.composer.client;

import dev.patchbay.composer.loops.FlushAtEndOfLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A client of one instance of a service. The number of exchanges at once is limited elsewhere. */
public final class ServiceClient implements AutoCloseable {

    /** The longest status line of a response, in bytes. */
    public static final int LONGEST_LINE = 8 * 1024;

    /** The longest header of a response, in bytes. */
    public static final int LONGEST_HEADER = 32 * 1024;

    private final ServiceAddress address;
    private final int connectMillis;
    private final AddressResolverGroup<InetSocketAddress> names;
    private final @Nullable SslContext tls;
    private final Map<EventLoop, IdleConnections> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param connect how long each address of the host is tried, and how long TLS may take
     * @param names finds the addresses of hosts
     */
    public ServiceClient(ServiceAddress address, Duration connect, AddressResolverGroup<InetSocketAddress> names) {
        this.address = address;
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.names = names;
        this.tls = address.isSecure() ? tls() : null;
    }

    private static SslContext tls() {
        try {
            return SslContextBuilder.forClient()
                    .endpointIdentificationAlgorithm("HTTPS")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /**
     * Finds or makes a connection and hands it to the listener. To be called on the event loop of the downstream
     * channel.
     *
     * @param beside the downstream channel, whose event loop and kind the connection shares
     * @param isFresh true if it has to be a connection that has not been used
     */
    public void begin(Channel beside, boolean isFresh, ResponseListener listener) {
        IdleConnections kept = idle.computeIfAbsent(beside.eventLoop(), IdleConnections::new);
        if (closed) {
            kept.close();
        }
        ServiceConnection connection = isFresh ? null : kept.take();
        if (connection != null) {
            connection.begin(listener);
        } else {
            connect(beside, kept, listener);
        }
    }

    private void connect(Channel beside, IdleConnections kept, ResponseListener listener) {
        EventLoop loop = beside.eventLoop();
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(beside.getClass())
                .disableResolver()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .option(ChannelOption.TCP_NODELAY, true)
                // A write that fails must not close what can still be read: the response that made it fail.
                .option(ChannelOption.AUTO_CLOSE, false)
                .handler(new Initializer(kept));
        names.getResolver(loop)
                .resolveAll(address.unresolved())
                .addListener((Future<List<InetSocketAddress>> found) -> {
                    if (found.isSuccess()) {
                        connect(bootstrap, found.getNow().iterator(), listener);
                    } else {
                        listener.onFailure(found.cause());
                    }
                });
    }

    /** Tries one address after the other, until one accepts the connection. */
    private void connect(Bootstrap bootstrap, Iterator<InetSocketAddress> addresses, ResponseListener listener) {
        if (!addresses.hasNext()) {
            listener.onFailure(new ConnectException("the host has no address"));
            return;
        }
        ChannelFuture connecting = bootstrap.connect(addresses.next());
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                secured(connecting.channel(), listener);
            } else if (addresses.hasNext()) {
                connect(bootstrap, addresses, listener);
            } else {
                listener.onFailure(done.cause());
            }
        });
    }

    private static void secured(Channel channel, ResponseListener listener) {
        ServiceConnection connection = channel.pipeline().get(ServiceConnection.class);
        SslHandler secure = channel.pipeline().get(SslHandler.class);
        if (secure == null) {
            connection.begin(listener);
            return;
        }
        secure.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                connection.begin(listener);
            } else {
                connection.close();
                listener.onFailure(new IOException("no TLS with the service", done.cause()));
            }
        });
    }

    /** Builds the pipeline of a new connection. */
    private final class Initializer extends ChannelInitializer<Channel> {
        private final IdleConnections kept;

        Initializer(IdleConnections kept) {
            this.kept = kept;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (tls != null) {
                SslHandler secure = tls.newHandler(channel.alloc(), address.host(), address.port());
                secure.setHandshakeTimeoutMillis(connectMillis);
                channel.pipeline().addLast(secure);
            }
            channel.pipeline().addFirst(new FlushAtEndOfLoop());
            ResponseDecoder decoder = new ResponseDecoder();
            channel.pipeline()
                    .addLast(new HttpRequestEncoder(), decoder, new ServiceConnection(channel, decoder, kept));
        }
    }

    /** Closes the connections that are idle, and the others as soon as they would be. */
    @Override
    public void close() {
        closed = true;
        idle.forEach((loop, kept) -> {
            if (!loop.isShuttingDown()) {
                loop.execute(kept::close);
            }
        });
    }
}
