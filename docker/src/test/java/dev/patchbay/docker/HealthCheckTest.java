package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;

class HealthCheckTest {

    @Test
    void whatAnswers200IsHealthyAndNothingElse() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (int status : new int[] {200, 503, 302}) {
            server.createContext("/" + status, exchange -> {
                exchange.getResponseHeaders().add("Location", "/302");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try {
            assertThat(HealthCheck.isHealthy(base.resolve("/200"))).isTrue();
            assertThat(HealthCheck.isHealthy(base.resolve("/503"))).isFalse();
            assertThat(HealthCheck.isHealthy(base.resolve("/302"))).isFalse();
        } finally {
            server.stop(0);
        }
        assertThat(HealthCheck.isHealthy(base.resolve("/200"))).isFalse();
    }
}
