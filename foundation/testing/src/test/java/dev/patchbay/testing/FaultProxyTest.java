package dev.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fault, seen by a client of a server that sends back what it gets. */
class FaultProxyTest {

    private static final ServerSocket SERVER = listen();

    @RegisterExtension
    static final FaultProxy proxy = FaultProxy.to(SERVER.getLocalPort());

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void serve() {
        Thread.ofVirtual().start(() -> {
            while (!SERVER.isClosed()) {
                try {
                    Socket socket = SERVER.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // what these tests do to it
        }
    }

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static String exchange(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new String(socket.getInputStream().readNBytes(text.length()), StandardCharsets.ISO_8859_1);
    }

    @Test
    void withoutFaultsBytesAndTheirEndPass() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aDelayDelays() throws IOException {
        proxy.toClient(new Fault.Delay(Duration.ofMillis(150)));
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            assertThat(exchange(socket, "hello")).isEqualTo("hello");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }
    }

    @Test
    void aBandwidthHoldsBack() throws IOException {
        proxy.toServer(new Fault.Bandwidth(10_000));
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            assertThat(exchange(socket, "x".repeat(3_000))).hasSize(3_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void aSliceCutsOnePieceIntoMany() throws IOException {
        proxy.toClient(new Fault.Slice(1, Duration.ofMillis(100)));
        try (Socket socket = connect()) {
            socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[3];
            assertThat(socket.getInputStream().read(buffer)).isEqualTo(1);
            assertThat(socket.getInputStream().readNBytes(2)).asString().isEqualTo("bc");
        }
    }

    @Test
    void aCorruptionChangesEveryByteFromItsPlaceOn() throws IOException {
        proxy.toClient(new Fault.Corrupt(3));
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).startsWith("hel").doesNotContain("lo");
        }
    }

    @Test
    void aResetComesAfterItsBytes() throws IOException {
        proxy.toClient(new Fault.Reset(2));
        try (Socket socket = connect()) {
            assertThatThrownBy(() -> exchange(socket, "hello")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aHalfCloseEndsOneDirectionInTheOrderlyWay() throws IOException {
        proxy.toClient(new Fault.HalfClose(2));
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).isEqualTo("he");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            socket.getOutputStream().write(1);
        }
    }

    @Test
    void aBlackHoleIsSilentUntilItIsHealed() throws IOException {
        proxy.toServer(new Fault.BlackHole(1));
        try (Socket socket = connect()) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write("ab".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('a');
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            socket.setSoTimeout(5000);
            assertThat(socket.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void positionsCountFromTheInjectionOn() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");
            proxy.toClient(new Fault.Close(3));
            assertThat(exchange(socket, "again")).isEqualTo("aga");
        }
    }

    @Test
    void whatIsDownRefusesAndIsUpAgainOnTheSamePort() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");
            proxy.down();
            assertThatThrownBy(() -> exchange(socket, "hello")).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(FaultProxyTest::connect).isInstanceOf(ConnectException.class);
        proxy.up();
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "hello")).isEqualTo("hello");
        }
    }
}
