package dev.patchbay.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** A real issuer on a socket, and what becomes of tokens when its keys change, run out or cannot be had. */
class IssuerKeysTest {

    private static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private static JwtDecoder decoder(IssuerKeys keys, String issuer) {
        return keys.decoder(TokenRules.forTenants(
                new TokenSettings(Issuer.of(issuer), TestIssuer.AUDIENCE, "tenant", "scope", Duration.ofSeconds(30))));
    }

    @Test
    void inventedKeysAreNotAskedForEachTime() {
        try (TestIssuer issuer = TestIssuer.start();
                TestIssuer stranger = TestIssuer.start()) {
            JwtDecoder decoder = decoder(new IssuerKeys(Issuer.of(issuer.uri())), issuer.uri());
            String good = issuer.token(TENANT, "");
            assertThat(decoder.decode(good).getSubject()).isEqualTo("test");

            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                if (i % 25 == 0) {
                    stranger.rotateKey();
                }
                String forged =
                        stranger.token(claims -> claims.issuer(issuer.uri()).claim("tenant", TENANT.toString()));
                assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
            }

            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + 1;
            assertThat((long) issuer.keysAsked()).isLessThanOrEqualTo(1 + 2 * (seconds + 1));
            assertThat(decoder.decode(good).getSubject()).isEqualTo("test");
        }
    }

    @Test
    void newKeyIsLearnedWithinSeconds() throws InterruptedException {
        try (TestIssuer issuer = TestIssuer.start()) {
            JwtDecoder decoder = decoder(new IssuerKeys(Issuer.of(issuer.uri())), issuer.uri());
            for (int i = 0; i < 4; i++) {
                issuer.rotateKey();
                String token = issuer.token(TENANT, "");
                boolean known = false;
                for (int attempt = 0; !known && attempt < 50; attempt++) {
                    known = isKnown(decoder, token);
                    Thread.sleep(known ? 0 : 100);
                }
                assertThat(known).isTrue();
            }
        }
    }

    private static boolean isKnown(JwtDecoder decoder, String token) {
        try {
            decoder.decode(token);
            return true;
        } catch (BadJwtException e) {
            return false;
        }
    }

    @Test
    void whatIsKnownOutlivesAnOutage() throws InterruptedException {
        Duration kept = Duration.ofMillis(1100);
        JwtDecoder decoder;
        String token;
        String forged;
        try (TestIssuer issuer = TestIssuer.start();
                TestIssuer stranger = TestIssuer.start()) {
            decoder = decoder(new IssuerKeys(Issuer.of(issuer.uri()), kept), issuer.uri());
            token = issuer.token(TENANT, "");
            forged = stranger.token(claims -> claims.issuer(issuer.uri()).claim("tenant", TENANT.toString()));
            decoder.decode(token);
        }

        for (int i = 0; i < 6; i++) {
            Thread.sleep(kept.dividedBy(2));
            assertThat(decoder.decode(token).getSubject()).isEqualTo("test");
            assertThatThrownBy(() -> decoder.decode(forged)).isInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void withoutAnyKeysNobodyIsBlamedForTheToken() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = closed.getLocalPort();
        }
        try (TestIssuer other = TestIssuer.start()) {
            String uri = "http://localhost:" + nobody;
            IssuerKeys keys = new IssuerKeys(Issuer.of(uri));
            JwtDecoder decoder = decoder(keys, uri);

            assertThatThrownBy(keys::discover)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(uri);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> decoder.decode(other.token(TENANT, "")))
                        .isInstanceOf(JwtException.class)
                        .isNotInstanceOf(BadJwtException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/acme/.well-known/openid-configuration",
                "/.well-known/openid-configuration/realms/acme",
                "/.well-known/oauth-authorization-server/realms/acme"
            })
    void configurationIsFoundWhereverTheStandardsPutIt(String place) throws IOException {
        String answer = "{\"issuer\":\"http://localhost:%d/realms/acme\",\"jwks_uri\":\"http://localhost:1/keys\"}";
        try (Configured issuer = new Configured(place, answer)) {
            new IssuerKeys(Issuer.of(issuer.uri() + "/realms/acme")).discover();
        }
    }

    @Test
    void configurationHasToNameTheIssuerAndItsKeys() throws IOException {
        List<String> answers = List.of(
                "{\"issuer\":\"https://login.example.com\",\"jwks_uri\":\"http://localhost:1/keys\"}",
                "{\"issuer\":\"http://localhost:%d\"}",
                "{\"issuer\":\"http://localhost:%d\",\"jwks_uri\":\"::\"}",
                "[]",
                "<html>");
        for (String answer : answers) {
            try (Configured issuer = new Configured("/.well-known/openid-configuration", answer)) {
                assertThatThrownBy(() -> new IssuerKeys(Issuer.of(issuer.uri())).discover())
                        .as(answer)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("the token issuer " + issuer.uri());
            }
        }
    }

    /** Answers one path with one text, in which %d is its port, and every other path with 403. */
    private static final class Configured implements AutoCloseable {
        private final HttpServer server;

        Configured(String path, String text) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] answer = text.replace(
                            "%d", String.valueOf(server.getAddress().getPort()))
                    .getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                boolean here = exchange.getRequestURI().getPath().equals(path);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(here ? 200 : 403, here ? answer.length : -1);
                if (here) {
                    exchange.getResponseBody().write(answer);
                }
                exchange.close();
            });
            server.start();
        }

        String uri() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
