package dev.patchbay.runtime.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RehearsalClientTest {

    private static final String DOCUMENT = """
        {"paths": {
          "/things": {"get": {"responses": {"200": {"content": {"application/json": {}}}}}},
          "/things/{id}": {"get": {"responses": {"200": {"content": {"application/json": {}}}}}},
          "/things/events": {"get": {"responses": {"200": {"content": {"text/event-stream": {}}}}}},
          "/orders": {"post": {"responses": {"201": {"description": "made"}}}}
        }}
        """;

    /** A rehearsal that followed a stream of events would never end. */
    @Test
    @Timeout(60)
    void onlyOperationsWithAnEndAreCalled() throws Exception {
        Set<String> called = ConcurrentHashMap.newKeySet();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            called.add(exchange.getRequestMethod() + " " + path);
            byte[] body = (path.equals("/document") ? DOCUMENT : "[]").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, path.endsWith("/events") ? 0 : body.length);
            exchange.getResponseBody().write(body);
            if (!path.endsWith("/events")) {
                exchange.close();
            }
        });
        server.start();
        try (RehearsalClient client = new RehearsalClient("token")) {
            URI base = URI.create("http://localhost:" + server.getAddress().getPort());

            client.callAll(base, "/document", 2);

            assertThat(called).containsExactlyInAnyOrder("GET /document", "GET /things");
        } finally {
            server.stop(0);
        }
    }
}
