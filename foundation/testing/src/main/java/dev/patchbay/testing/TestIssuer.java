package dev.patchbay.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A token issuer on a random loopback port: publishes its OpenID configuration and key set, and signs whatever claims a
 * test asks for, wrong ones included.
 */
public final class TestIssuer implements AutoCloseable {

    /** The audience that every service of the house asks for. */
    public static final String AUDIENCE = "patchbay";

    private final HttpServer server;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private volatile RSAKey key;

    private TestIssuer(HttpServer server) {
        this.server = server;
        this.key = newKey();
    }

    public static TestIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(server);
            issuer.serve("/.well-known/openid-configuration", () -> """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",\
                "subject_types_supported":["public"],"response_types_supported":["code"]}\
                """.formatted(issuer.uri()));
            issuer.serve("/jwks", () -> {
                issuer.keysAsked.incrementAndGet();
                return new JWKSet(issuer.key.toPublicJWK()).toString();
            });
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new IllegalStateException("the test issuer found no port", e);
        }
    }

    public String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A token of one hour for this tenant, with these scopes separated by spaces. */
    public String token(UUID tenant, String scopes) {
        return token(claims -> claims.claim("tenant", tenant.toString()).claim("scope", scopes));
    }

    /** A token of one hour whose claims the test changes at will. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(AUDIENCE)
                .subject("test")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        return sign(change.apply(claims).build());
    }

    /** The key that signs, with its private part: for tokens that only look like the issuer's. */
    RSAKey key() {
        return key;
    }

    /** Returns how often its keys were requested. */
    public int keysAsked() {
        return keysAsked.get();
    }

    /** Publishes a new key in place of the old one; tokens of the old key are no longer valid. */
    public void rotateKey() {
        key = newKey();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String sign(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a fresh RSA key could not sign", e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA key could be made", e);
        }
    }

    private interface Body {
        String text();
    }

    private void serve(String path, Body body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }
}
