package dev.patchbay.composer.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.RawService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel beside = new NioSocketChannel();
    private RawService service;
    private ServiceClient client;

    @BeforeEach
    void start() throws Exception {
        loops.register(beside).sync();
        service = RawService.start(talk -> answerAll(talk, OK));
        client = client(service.url());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        service.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private static ServiceClient client(String url) {
        return new ServiceClient(
                ServiceAddress.of(URI.create(url)), Duration.ofSeconds(1), DefaultAddressResolverGroup.INSTANCE);
    }

    private static void answerAll(RawService.Talk talk, String answer) throws IOException {
        while (!talk.head().isEmpty()) {
            talk.say(answer);
        }
    }

    /** The events of a listener, as words. */
    private final class Heard implements ResponseListener {
        private final HttpMethod method;
        private final boolean endsRequest;
        private final StringBuilder words = new StringBuilder();
        private final CompletableFuture<Void> begun = new CompletableFuture<>();
        private final CompletableFuture<String> all = new CompletableFuture<>();

        Heard(HttpMethod method, boolean endsRequest) {
            this.method = method;
            this.endsRequest = endsRequest;
        }

        @Override
        public void onConnected(ServiceConnection connection) {
            words.append(connection.isReused() ? "again" : "new");
            var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/items");
            if (endsRequest) {
                connection.sendWhole(head, Unpooled.EMPTY_BUFFER);
            } else {
                head.headers().set("Content-Length", 10);
                connection.send(head, Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII));
            }
        }

        @Override
        public void onResponse(HttpResponse head, ByteBuf body) {
            words.append(" whole ")
                    .append(head.status().code())
                    .append(' ')
                    .append(body.toString(StandardCharsets.US_ASCII));
            body.release();
            end();
        }

        @Override
        public void onHeaders(HttpResponse head) {
            words.append(" begins ").append(head.status().code());
            begun.complete(null);
        }

        @Override
        public void onBody(ByteBuf piece) {
            words.append(' ').append(piece.toString(StandardCharsets.US_ASCII));
            piece.release();
        }

        @Override
        public void onEnd() {
            words.append(" ends");
            end();
        }

        @Override
        public void onWritable() {
            // nothing more to send
        }

        @Override
        public void onFailure(Throwable failure) {
            words.append(" failed ").append(failure.getClass().getSimpleName());
            all.completeExceptionally(failure);
            end();
        }

        private void end() {
            // after what else is to happen with the connection in this turn of the loop
            beside.eventLoop().execute(() -> all.complete(words.toString()));
        }
    }

    private Heard begin(HttpMethod method, boolean isFresh, boolean endsRequest) {
        Heard heard = new Heard(method, endsRequest);
        beside.eventLoop().execute(() -> client.begin(beside, isFresh, heard));
        return heard;
    }

    private String ask() throws Exception {
        return begin(HttpMethod.GET, false, true).all.get(5, TimeUnit.SECONDS);
    }

    @Test
    void connectionIsReusedAfterAWholeExchange() throws Exception {
        assertThat(ask()).isEqualTo("new whole 200 ok");
        assertThat(ask()).isEqualTo("again whole 200 ok");
        assertThat(begin(HttpMethod.GET, true, true).all.get(5, TimeUnit.SECONDS))
                .isEqualTo("new whole 200 ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + OK, // two answers
                OK + "HTTP/1.1 20", // and the beginning of another
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"
            })
    void connectionInDoubtIsNotReused(String answer) throws Exception {
        service.play(talk -> answerAll(talk, answer));
        assertThat(ask()).isEqualTo("new whole 200 ok");
        assertThat(ask()).isEqualTo("new whole 200 ok");
    }

    @Test
    void connectionWithHalfARequestIsNotReused() throws Exception {
        assertThat(begin(HttpMethod.POST, false, false).all.get(5, TimeUnit.SECONDS))
                .isEqualTo("new whole 200 ok");
        assertThat(ask()).isEqualTo("new whole 200 ok");
    }

    @Test
    void connectionThatTheServiceClosedIsNotReused() throws Exception {
        service.play(talk -> {
            talk.head();
            talk.say(OK);
        });
        assertThat(ask()).isEqualTo("new whole 200 ok");
        Thread.sleep(100);
        assertThat(ask()).isEqualTo("new whole 200 ok");
    }

    @Test
    void responseThatArrivesInPiecesIsHandedOverInPieces() throws Exception {
        CompletableFuture<Void> next = new CompletableFuture<>();
        service.play(talk -> {
            talk.head();
            talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            next.join();
            talk.say("1\r\na\r\n0\r\n\r\n");
            answerAll(talk, OK);
        });
        Heard heard = begin(HttpMethod.GET, false, true);
        heard.begun.get(5, TimeUnit.SECONDS);
        next.complete(null);
        assertThat(heard.all.get(5, TimeUnit.SECONDS)).isEqualTo("new begins 200 a ends");
        assertThat(ask()).isEqualTo("again whole 200 ok");
    }

    @Test
    void interimResponsesAreDropped() throws Exception {
        service.play(
                talk -> answerAll(talk, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" + OK));
        assertThat(ask()).isEqualTo("new whole 200 ok");
        assertThat(ask()).isEqualTo("again whole 200 ok");
    }

    @Test
    void responseToHeadHasALengthAndNoBody() throws Exception {
        service.play(talk -> answerAll(talk, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"));
        assertThat(begin(HttpMethod.HEAD, false, true).all.get(5, TimeUnit.SECONDS))
                .isEqualTo("new whole 200 ");
        assertThat(begin(HttpMethod.HEAD, false, true).all.get(5, TimeUnit.SECONDS))
                .isEqualTo("again whole 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
                "SSH-2.0-OpenSSH_9\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
            })
    void incompleteOrMalformedResponseFails(String answer) {
        service.play(talk -> {
            talk.head();
            talk.say(answer);
        });
        assertThat(begin(HttpMethod.GET, false, true).all)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void unreachableServiceFails() {
        service.close();
        assertThat(begin(HttpMethod.GET, false, true).all)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(ConnectException.class);
    }
}
