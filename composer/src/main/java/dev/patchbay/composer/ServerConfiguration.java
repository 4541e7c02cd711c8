package dev.patchbay.composer;

import dev.patchbay.composer.drain.Drain;
import dev.patchbay.composer.drain.DrainHandler;
import dev.patchbay.composer.edge.Edge;
import dev.patchbay.composer.edge.EdgeLimits;
import dev.patchbay.composer.loops.FlushAtEndOfLoop;
import dev.patchbay.composer.streams.OpenStreams;
import dev.patchbay.composer.streams.OpenStreamsHandler;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** Configures the server: the pipeline of a downstream connection. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final String DRAIN = "patchbay.drain";

    @Bean
    OpenStreams openStreams() {
        return new OpenStreams();
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> edge(OpenStreams streams, Drain drain) {
        Edge edge = new Edge(EdgeLimits.DEFAULT);
        return factory ->
                factory.addServerCustomizers(server -> customize(server, edge, EdgeLimits.DEFAULT, streams, drain));
    }

    private static HttpServer customize(
            HttpServer server, Edge edge, EdgeLimits limits, OpenStreams streams, Drain drain) {
        return server.protocol(HttpProtocol.HTTP11)
                .httpRequestDecoder(decoder -> decoder.maxInitialLineLength(limits.requestLine())
                        .maxHeaderSize(limits.headerBytes())
                        .allowDuplicateContentLengths(false))
                .doOnChannelInit((observer, channel, address) -> {
                    channel.pipeline().addFirst(new FlushAtEndOfLoop());
                    edge.addTo(channel.pipeline(), NettyPipeline.HttpCodec);
                    channel.pipeline()
                            .addAfter(NettyPipeline.HttpCodec, "patchbay.streams", new OpenStreamsHandler(streams));
                    channel.pipeline().addAfter(NettyPipeline.HttpCodec, DRAIN, new DrainHandler(drain));
                });
    }
}
