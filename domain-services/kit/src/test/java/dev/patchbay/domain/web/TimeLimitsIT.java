package dev.patchbay.domain.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.blog.Blog;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The limits in time, on a service whose limits are so low that they can be waited for. */
class TimeLimitsIT {

    private static final TestDatabase DATABASE = Blog.running().testDatabase();
    private static final String TOKEN = Blog.running().issuer().token(Blog.ACME, Blog.SCOPES);

    private static ConfigurableApplicationContext service;
    private static int port;

    @BeforeAll
    static void start() {
        List<String> arguments = new ArrayList<>(
                List.of(Blog.arguments(DATABASE, Blog.running().issuer().uri())));
        arguments.addAll(List.of(
                "--patchbay.domain.limits.body-time=500ms",
                "--server.tomcat.connection-timeout=1s",
                "--spring.transaction.default-timeout=1s"));
        service = DomainService.run("blog", arguments.toArray(String[]::new));
        port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void bodyThatDripsInIs408AndTheConnectionEnds() throws Exception {
        try (Socket socket = begin(1000)) {
            OutputStream out = socket.getOutputStream();
            try {
                for (int n = 0; n < 20; n++) {
                    out.write('[');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (IOException e) {
                // The server may have closed its end by now.
            }
            timedOut(RawResponse.read(socket));
        }
    }

    @Test
    void bodyThatStopsIs408AndTheConnectionEnds() throws IOException {
        try (Socket socket = begin(1000)) {
            socket.getOutputStream().write("{\"title\"".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            timedOut(RawResponse.read(socket));
        }
    }

    @Test
    void bodyThatNeverBeginsIs408() throws IOException {
        try (Socket socket = begin(1000)) {
            timedOut(RawResponse.read(socket));
        }
    }

    private static void timedOut(RawResponse response) {
        assertThat(response.status()).as(response.head()).isEqualTo(408);
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.header("Connection")).contains("close");
        assertThat(response.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.header("Content-Security-Policy")).isPresent();
    }

    private static Socket begin(int length) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(("POST /posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The transaction's time is what its statements have left, though each alone might take longer. */
    @Test
    void transactionThatTakesTooLongIs503() throws SQLException {
        TestClient client = new TestClient("http://localhost:" + port, TOKEN);
        try (Connection superuser = DATABASE.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table posts in access exclusive mode");
            for (Response response :
                    List.of(client.get("/posts"), client.post("/posts", "{\"title\":\"late\",\"counter\":1}"))) {
                assertThat(response.status()).as(response.body()).isEqualTo(503);
                assertThat(response.json().get("type").asString())
                        .isEqualTo("urn:patchbay:problem:service-unavailable");
                assertThat(response.header("Retry-After")).isPresent();
            }
            superuser.rollback();
        }
        assertThat(client.get("/posts").status())
                .as("the connections are good again")
                .isEqualTo(200);
    }
}
