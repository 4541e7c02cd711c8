package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.resilience.ServiceGuard;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A service to call: its guard, its own connections, and clients prepared for each method, so that a request neither
 * resolves a URL nor builds a client. It outlives a platform as long as the settings stay the same.
 */
final class Upstream {

    /** Below the keep-alive of common servers (Tomcat 20 s, Node 5 s), so that it is we who give a connection up. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(4);

    private static final Duration MAX_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_HEADER = 32 * 1024;

    private final ServiceSettings service;
    private final ServiceGuard guard;
    private final ConnectionProvider connections;
    private final HttpClient client;
    private final String host;
    private final Map<HttpMethod, HttpClient.RequestSender> senders = new ConcurrentHashMap<>();

    Upstream(ServiceSettings service) {
        this.service = service;
        this.guard = new ServiceGuard(service);
        this.connections = ConnectionProvider.builder(service.name())
                .maxConnections(service.concurrency())
                .pendingAcquireMaxCount(service.concurrency())
                .pendingAcquireTimeout(service.timeouts().connect())
                .lifo()
                .maxIdleTime(MAX_IDLE)
                .maxLifeTime(MAX_LIFE)
                .evictInBackground(Duration.ofSeconds(5))
                .build();
        this.host = service.url().getRawAuthority();
        this.client = client(service, connections);
    }

    private static HttpClient client(ServiceSettings service, ConnectionProvider connections) {
        boolean secure = "https".equals(service.url().getScheme());
        String name = service.url().getHost();
        int port = service.url().getPort() >= 0 ? service.url().getPort() : secure ? 443 : 80;
        HttpClient client = HttpClient.create(connections)
                .remoteAddress(() -> InetSocketAddress.createUnresolved(name, port))
                // Its own retry would send a POST twice when a connection breaks; ours knows which requests bear it.
                .disableRetry(true)
                .followRedirect(false)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(service.timeouts().connect().toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .httpResponseDecoder(
                        decoder -> decoder.maxHeaderSize(LONGEST_HEADER).maxInitialLineLength(8192))
                .doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.interim", new InterimAnswerHandler()));
        return secure ? client.secure() : client;
    }

    ServiceSettings service() {
        return service;
    }

    ServiceGuard guard() {
        return guard;
    }

    /** The value of Host: the service's own authority. */
    String host() {
        return host;
    }

    HttpClient client() {
        return client;
    }

    HttpClient.RequestSender sender(HttpMethod method) {
        HttpClient.RequestSender sender = senders.get(method);
        if (sender == null) {
            sender = client.request(method);
            senders.put(method, sender);
        }
        return sender;
    }

    /** Gives up the connections, once those that found this upstream before a swap have had time to take one. */
    void retire(Duration grace) {
        Mono.delay(grace).then(connections.disposeLater()).subscribe();
    }
}
