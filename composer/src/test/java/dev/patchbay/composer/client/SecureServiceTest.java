package dev.patchbay.composer.client;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service behind TLS is called when its certificate is for its name and from somebody whom the JVM trusts. */
class SecureServiceTest {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel beside = new NioSocketChannel();

    @TempDir
    private static Path folder;

    private static Path keys;

    private ServerSocket server;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    @BeforeEach
    void start() throws Exception {
        loops.register(beside).sync();
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = tls.getServerSocketFactory().createServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
        System.setProperty(TRUST, keys.toString());
        System.setProperty(TRUST + "Password", PASSWORD);
    }

    @AfterEach
    void stop() throws Exception {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void answer(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            while (in.read(buffer) > 0) {
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the client did not like the certificate
        }
    }

    private final class Asking implements ResponseListener {
        private final CompletableFuture<String> heard = new CompletableFuture<>();

        @Override
        public void onConnected(ServiceConnection connection) {
            connection.sendWhole(
                    new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"), Unpooled.EMPTY_BUFFER);
        }

        @Override
        public void onResponse(HttpResponse head, ByteBuf body) {
            String text = body.toString(StandardCharsets.US_ASCII);
            body.release();
            beside.eventLoop().execute(() -> heard.complete(text));
        }

        @Override
        public void onHeaders(HttpResponse head) {
            throw new IllegalStateException("it comes at once");
        }

        @Override
        public void onBody(ByteBuf piece) {
            throw new IllegalStateException("it comes at once");
        }

        @Override
        public void onEnd() {
            throw new IllegalStateException("it comes at once");
        }

        @Override
        public void onWritable() {
            // nothing to send
        }

        @Override
        public void onFailure(Throwable failure) {
            heard.completeExceptionally(failure);
        }
    }

    private CompletableFuture<String> ask(ServiceClient client) {
        Asking asking = new Asking();
        beside.eventLoop().execute(() -> client.begin(beside, false, asking));
        return asking.heard;
    }

    private ServiceClient client(String host) {
        return new ServiceClient(
                new ServiceAddress(host, server.getLocalPort(), true),
                Duration.ofSeconds(5),
                DefaultAddressResolverGroup.INSTANCE);
    }

    @Test
    void serviceWithACertificateForItsNameIsCalled() throws Exception {
        try (ServiceClient client = client("localhost")) {
            assertThat(ask(client).get(10, TimeUnit.SECONDS)).isEqualTo("ok");
            assertThat(ask(client).get(10, TimeUnit.SECONDS)).isEqualTo("ok");
        }
    }

    @Test
    void certificateForAnotherNameFailsTheHandshake() {
        try (ServiceClient client = client("127.0.0.1")) {
            assertRefused(client);
        }
    }

    @Test
    void certificateFromAnUnknownIssuerFailsTheHandshake() {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
        try (ServiceClient client = client("localhost")) {
            assertRefused(client);
        }
    }

    private void assertRefused(ServiceClient client) {
        assertThat(ask(client))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IOException.class)
                .withMessageContaining("no TLS");
    }
}
