package dev.patchbay.composer.proxy;

import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.resilience.Balancer;
import dev.patchbay.composer.resilience.ServiceGuard;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpMethod;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A service to call, in one way: its guard, its own connections, and clients prepared for each instance and method, so that
 * a request neither resolves a URL nor builds a client. It outlives a platform as long as the settings stay the same.
 */
final class Upstream {

    /** Below the keep-alive of common servers (Tomcat 20 s, Node 5 s), so that it is we who give a connection up. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(4);

    private static final Duration MAX_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_HEADER = 32 * 1024;

    private final ServiceSettings service;
    private final CallSettings calls;
    private final ServiceGuard guard;
    private final Balancer balancer;
    private final ConnectionProvider connections;
    private final Map<Balancer.Endpoint, Client> clients;

    /**
     * What calls one instance.
     *
     * @param http takes connections out of the pool
     * @param fresh makes a connection for each request
     */
    record Client(String host, HttpClient http, HttpClient fresh, Map<HttpMethod, HttpClient.RequestSender> senders) {
        HttpClient.RequestSender fresh(HttpMethod method) {
            return fresh.request(method);
        }

        HttpClient.RequestSender sender(HttpMethod method) {
            HttpClient.RequestSender sender = senders.get(method);
            if (sender == null) {
                sender = http.request(method);
                senders.put(method, sender);
            }
            return sender;
        }
    }

    Upstream(ServiceSettings service, CallSettings calls) {
        this.service = service;
        this.calls = calls;
        this.guard = new ServiceGuard(service.name(), calls);
        this.balancer = new Balancer(service.urls());
        this.connections = ConnectionProvider.builder(service.name())
                .maxConnections(calls.concurrency())
                .pendingAcquireMaxCount(calls.concurrency())
                .pendingAcquireTimeout(calls.timeouts().connect())
                .lifo()
                .maxIdleTime(MAX_IDLE)
                .maxLifeTime(MAX_LIFE)
                .evictInBackground(Duration.ofSeconds(5))
                .build();
        Map<Balancer.Endpoint, Client> made = new HashMap<>();
        balancer.endpoints().forEach(endpoint -> made.put(endpoint, client(endpoint.url())));
        this.clients = made;
    }

    private Client client(URI url) {
        return new Client(
                url.getRawAuthority(),
                http(url, connections),
                http(url, ConnectionProvider.newConnection()),
                new ConcurrentHashMap<>());
    }

    private HttpClient http(URI url, ConnectionProvider provider) {
        boolean secure = "https".equals(url.getScheme());
        String name = url.getHost();
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        HttpClient client = HttpClient.create(provider)
                .remoteAddress(() -> InetSocketAddress.createUnresolved(name, port))
                // Its own retry would send a POST twice when a connection breaks; ours knows which requests bear it.
                .disableRetry(true)
                .followRedirect(false)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(calls.timeouts().connect().toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                // A write that fails must not close what can still be read: the answer that made it fail.
                .option(ChannelOption.AUTO_CLOSE, false)
                .httpResponseDecoder(
                        decoder -> decoder.maxHeaderSize(LONGEST_HEADER).maxInitialLineLength(8192))
                .doOnChannelInit((observer, channel, address) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.early", new EarlyAnswerHandler())
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.subprotocol", new ChosenSubprotocolHandler())
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.interim", new InterimAnswerHandler()));
        return secure ? client.secure() : client;
    }

    ServiceSettings service() {
        return service;
    }

    CallSettings calls() {
        return calls;
    }

    ServiceGuard guard() {
        return guard;
    }

    Balancer balancer() {
        return balancer;
    }

    Client client(Balancer.Endpoint endpoint) {
        return Objects.requireNonNull(clients.get(endpoint), "an endpoint of another upstream");
    }

    /** Gives up the connections, once those that found this upstream before a swap have had time to take one. */
    void retire(Duration grace) {
        Mono.delay(grace).then(connections.disposeLater()).subscribe();
    }
}
