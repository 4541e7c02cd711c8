package dev.patchbay.composer.upstream;

import dev.patchbay.composer.client.ChosenSubprotocolHandler;
import dev.patchbay.composer.client.InterimResponseHandler;
import dev.patchbay.composer.client.ServiceAddress;
import dev.patchbay.composer.client.ServiceClient;
import dev.patchbay.composer.config.CallSettings;
import dev.patchbay.composer.config.ServiceSettings;
import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A service as one way to call it: its guard, its balancer, and clients for each instance. It outlives a platform as
 * long as the settings stay the same.
 */
public final class Upstream {

    private final ServiceSettings service;
    private final CallSettings calls;
    private final Watchdog watchdog;
    private final ServiceGuard guard;
    private final Balancer balancer;
    private final ConnectionProvider webSockets;
    private final Map<Balancer.Instance, Client> clients;

    /**
     * The clients of one instance.
     *
     * @param host the value of {@code Host}
     * @param http calls it
     * @param webSockets opens WebSockets
     */
    record Client(String host, ServiceClient http, HttpClient webSockets) {}

    Upstream(
            ServiceSettings service,
            CallSettings calls,
            AddressResolverGroup<InetSocketAddress> names,
            Watchdog watchdog) {
        this.watchdog = watchdog;
        this.service = service;
        this.calls = calls;
        this.guard = new ServiceGuard(service.name(), calls);
        this.balancer = new Balancer(service.urls());
        // A pool, though none of them can be used twice: it alone connects on the event loop of the downstream
        // connection.
        this.webSockets = ConnectionProvider.builder(service.name())
                .maxConnections(calls.concurrency())
                .pendingAcquireMaxCount(calls.concurrency())
                .pendingAcquireTimeout(calls.timeouts().connect())
                .build();
        Map<Balancer.Instance, Client> made = new HashMap<>();
        balancer.instances().forEach(instance -> made.put(instance, client(instance.url(), names)));
        this.clients = made;
    }

    private Client client(URI url, AddressResolverGroup<InetSocketAddress> names) {
        ServiceAddress address = ServiceAddress.of(url);
        return new Client(
                url.getRawAuthority(),
                new ServiceClient(address, calls.timeouts().connect(), names),
                webSockets(address, names));
    }

    private HttpClient webSockets(ServiceAddress address, AddressResolverGroup<InetSocketAddress> names) {
        HttpClient client = HttpClient.create(webSockets)
                .remoteAddress(address::unresolved)
                .resolver(names)
                .disableRetry(true)
                .followRedirect(false)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(calls.timeouts().connect().toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                // A write that fails must not close what can still be read.
                .option(ChannelOption.AUTO_CLOSE, false)
                .httpResponseDecoder(decoder -> decoder.maxHeaderSize(ServiceClient.LONGEST_HEADER)
                        .maxInitialLineLength(ServiceClient.LONGEST_LINE))
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.subprotocol", new ChosenSubprotocolHandler())
                        .addAfter(NettyPipeline.HttpCodec, "patchbay.interim", new InterimResponseHandler()));
        return address.isSecure() ? client.secure() : client;
    }

    public ServiceSettings service() {
        return service;
    }

    public CallSettings calls() {
        return calls;
    }

    public ServiceGuard guard() {
        return guard;
    }

    public Balancer balancer() {
        return balancer;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    Client client(Balancer.Instance instance) {
        return Objects.requireNonNull(clients.get(instance), "an instance of another upstream");
    }

    /** Closes the connections, once requests that found this upstream before a swap have had time to take one. */
    void retire(Duration grace) {
        Mono.delay(grace)
                .doOnNext(
                        done -> clients.values().forEach(client -> client.http().close()))
                .then(webSockets.disposeLater())
                .subscribe();
    }
}
