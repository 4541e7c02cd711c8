package dev.patchbay.runtime.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;

class IdentityProviderTest {

    private static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    @TempDir
    private static Path folder;

    private static IdentityConfig config;
    private static ConfigurableApplicationContext provider;

    @BeforeAll
    static void start() throws IOException {
        config = config();
        provider = IdentityProvider.start(config);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void clientGetsTokenForItsTenantThatTheIssuersKeysVerify() throws Exception {
        HttpResponse<String> response = requestToken("s3cret");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Jwt jwt = JwtDecoders.fromIssuerLocation(config.issuer().toString()).decode(tokenIn(response));
        assertThat(jwt.getClaimAsString("tenant")).isEqualTo(TENANT.toString());
        assertThat(jwt.getAudience()).containsExactly("patchbay");
        assertThat(jwt.getClaimAsString("scope")).isEqualTo("customers:read");
    }

    @Test
    void providerDoesNotStartInProduction() {
        assertThatThrownBy(() -> IdentityProvider.requireNotProduction("production"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("PATCHBAY_ISSUER");
        IdentityProvider.requireNotProduction(null);
    }

    @Test
    void providerListensOnTheLoopbackInterfaceOnly() throws Exception {
        assertThat(provider.getEnvironment().getProperty("server.address")).isEqualTo("127.0.0.1");
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : each.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    try (Socket socket = new Socket()) {
                        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, config.port()), 1000))
                                .isInstanceOf(IOException.class);
                    }
                }
            }
        }
    }

    @Test
    void keyIsCreatedOnceAndReadableByItsOwnerOnly() throws Exception {
        String created = Files.readString(config.keyFile());

        assertThat(SigningKey.readOrCreate(config.keyFile()).toJSONString()).isEqualTo(created);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void wrongSecretIsUnauthorized() throws Exception {
        assertThat(requestToken("guess").statusCode()).isEqualTo(401);
    }

    @Test
    void tokensOutliveRestart() throws Exception {
        String token = tokenIn(requestToken("s3cret"));

        provider.close();
        provider = IdentityProvider.start(config);

        assertThat(JwtDecoders.fromIssuerLocation(config.issuer().toString())
                        .decode(token)
                        .getClaims())
                .containsEntry("sub", "acme")
                .containsEntry("plan", "pro");
    }

    private static IdentityConfig config() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return IdentityConfig.onLoopback(
                    free.getLocalPort(),
                    folder.resolve("key.json"),
                    List.of(new IdentityConfig.Client(
                            "acme",
                            "s3cret",
                            TENANT,
                            "pro",
                            new TreeSet<>(List.of("customers:read", "customers:write")))),
                    Duration.ofMinutes(5));
        }
    }

    private static HttpResponse<String> requestToken(String secret) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(config.issuer() + "/oauth2/token"))
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(("acme:" + secret).getBytes(UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=customers:read"))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static String tokenIn(HttpResponse<String> response) {
        return response.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }
}
