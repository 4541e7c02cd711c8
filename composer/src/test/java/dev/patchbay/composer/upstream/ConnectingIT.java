package dev.patchbay.composer.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestComposer;
import dev.patchbay.composer.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that cannot even be connected to. */
class ConnectingIT {

    @RegisterExtension
    final ComposerExtension composers = ComposerExtension.builder().build();

    /** A server whose queue is full takes no connection and refuses none. */
    @Test
    void totalTimeoutHoldsWhileConnecting() throws Exception {
        List<Socket> queue = new ArrayList<>();
        TestService described = composers.serve(TestService.document("GET /far"));
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TestComposer composer = composers.start("""
                far:
                  url: http://localhost:%d
                  spec: %s/v3/api-docs
                  expose: [/**]
                  timeout: { connect: 15s, response: 15s, total: 700ms }
                """.formatted(full.getLocalPort(), described.url()));
            fill(full, queue);
            long start = System.nanoTime();

            HttpResponse<String> answer = composer.get("/far");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(600), Duration.ofSeconds(10));
        } finally {
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> queue) throws IOException {
        try {
            while (queue.size() < 1_000) {
                Socket socket = new Socket();
                queue.add(socket);
                socket.connect(server.getLocalSocketAddress(), 300);
            }
        } catch (SocketTimeoutException expected) {
            return;
        }
        throw new AssertionError("the queue does not fill");
    }
}
