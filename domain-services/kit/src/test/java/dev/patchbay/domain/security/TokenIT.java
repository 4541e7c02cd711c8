package dev.patchbay.domain.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.patchbay.blog.Blog;
import dev.patchbay.domain.service.DomainService;
import dev.patchbay.domain.web.RawResponse;
import dev.patchbay.testing.ForgedTokens;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Tests of valid tokens, and of the problems for the others. */
class TokenIT {

    /** RFC 6750, section 3: whatever token does not do is challenged. */
    private static final String NOT_ENOUGH = "Bearer error=\"insufficient_scope\"";

    private static final Blog BLOG = Blog.running();

    private static Response with(UnaryOperator<JWTClaimsSet.Builder> change) {
        String token = BLOG.issuer()
                .token(claims -> change.apply(
                        claims.claim("tenant", Blog.ACME.toString()).claim("scope", "posts:read")));
        return withToken(token);
    }

    private static Response withToken(@Nullable String token) {
        return new TestClient(BLOG.base(), token).get("/posts");
    }

    @Test
    void validTokenIsAccepted() {
        assertThat(with(claims -> claims).status()).isEqualTo(200);
        assertThat(with(claims -> claims.claim("scope", List.of("posts:read"))).status())
                .isEqualTo(200);
        assertThat(with(claims -> claims.audience(List.of("other", "patchbay"))).status())
                .isEqualTo(200);
    }

    @Test
    void challengeWithoutTokenNamesNoError() {
        Response response = withToken(null);

        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).contains("Bearer");
        assertThat(response.header("Content-Type")).contains("application/problem+json");
        assertThat(response.json().get("type").asString()).isEqualTo("urn:patchbay:problem:token-required");
    }

    @Test
    void forgedAndForeignTokensAreRejected() {
        try (TestIssuer attacker = TestIssuer.start()) {
            ForgedTokens.of(BLOG.issuer(), attacker, Blog.ACME, "posts:read").forEach((name, token) -> {
                Response response = withToken(token);
                assertThat(response.status()).as(name).isEqualTo(401);
                assertThat(response.header("WWW-Authenticate")).as(name).contains("Bearer error=\"invalid_token\"");
                assertThat(response.json().get("type").asString())
                        .as(name)
                        .isEqualTo("urn:patchbay:problem:invalid-token");
                assertThat(response.header("Content-Type")).as(name).contains("application/problem+json");
            });
        }
    }

    @Test
    void tokenOutsideTheAuthorizationHeaderIsIgnored() {
        String good = BLOG.issuer().token(Blog.ACME, "posts:read");
        TestClient nobody = new TestClient(BLOG.base(), null);

        assertThat(nobody.get("/posts?access_token=" + good).status()).isEqualTo(401);
        assertThat(nobody.get("/posts", "Cookie", "access_token=" + good).status())
                .isEqualTo(401);
        assertThat(nobody.get("/posts", "Authorization", "Basic " + good).status())
                .isEqualTo(401);
        assertThat(nobody.get("/posts", "X-Tenant-Id", Blog.ACME.toString()).status())
                .isEqualTo(401);
    }

    @Test
    void headersThatNameATenantAreIgnored() {
        Response response = BLOG.acme()
                .get(
                        "/posts/example?number=1",
                        "X-Tenant-Id",
                        Blog.GLOBEX.toString(),
                        "tenant",
                        Blog.GLOBEX.toString());

        assertThat(response.json().get("tenant").asString()).isEqualTo(Blog.ACME.toString());
    }

    @Test
    void suspensionTakesEffectWithinSeconds() {
        UUID tenant = UUID.randomUUID();
        Blog.execute(
                BLOG.testDatabase(),
                "insert into tenants (id, slug, name) values ('%s', 'soon-gone', 'Soon gone')".formatted(tenant));
        TestClient client = new TestClient(BLOG.base(), BLOG.issuer().token(tenant, "posts:read"));
        assertThat(client.get("/posts").status()).isEqualTo(200);

        Blog.execute(BLOG.testDatabase(), "update tenants set status = 'suspended' where slug = 'soon-gone'");

        await().atMost(Duration.ofSeconds(20)).until(() -> client.get("/posts").status() == 403);
    }

    @Test
    void operatorNeedsNoTenantAndReachesNoRows() {
        TestClient operator = new TestClient(
                BLOG.base(), BLOG.issuer().token(claims -> claims.claim("scope", "operator posts:read")));

        assertThat(operator.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(operator.get("/posts").status()).isEqualTo(403);
        assertThat(operator.get("/posts").header("WWW-Authenticate")).contains(NOT_ENOUGH);
        assertThat(operator.get("/posts/example?number=1").status()).isEqualTo(403);
    }

    @Test
    void invalidTokensAreRejected() {
        Instant past = Instant.now().minus(Duration.ofHours(1));
        refused(with(claims -> claims.expirationTime(Date.from(past))));
        refused(with(claims -> claims.expirationTime(null)));
        refused(with(claims -> claims.notBeforeTime(Date.from(Instant.now().plus(Duration.ofHours(1))))));
        refused(with(claims -> claims.audience("other")));
        refused(with(claims -> claims.audience((String) null)));
        refused(with(claims -> claims.issuer("https://elsewhere.example")));
        refused(with(claims -> claims.claim("tenant", null)));
        refused(with(claims -> claims.claim("tenant", "")));
        refused(with(claims -> claims.claim("tenant", 5)));
        refused(with(claims -> claims.claim("tenant", List.of(Blog.ACME.toString()))));
        refused(with(claims -> claims.claim("tenant", "01900000-0000-7000-8000-0000000000a1' or '1'='1")));
        refused(withToken("nonsense"));
        refused(withToken(unsigned()));
        try (TestIssuer forger = TestIssuer.start()) {
            refused(withToken(forger.token(claims -> claims.issuer(BLOG.issuer().uri())
                    .claim("tenant", Blog.ACME.toString())
                    .claim("scope", "posts:read"))));
        }
    }

    private static void refused(Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(401);
        assertThat(response.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    private static String unsigned() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String claims =
                "{\"iss\":\"%s\",\"aud\":\"patchbay\",\"tenant\":\"%s\",\"scope\":\"posts:read\",\"exp\":9999999999}"
                        .formatted(BLOG.issuer().uri(), Blog.ACME);
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }

    @Test
    void scopeClaimThatIsNoTextGrantsNothing() {
        for (Object scope : List.of(1, true, List.of(1), List.of(List.of("posts:read")), Map.of("posts:read", 1), "")) {
            Response response = with(claims -> claims.claim("scope", scope));
            assertThat(response.status()).as(String.valueOf(scope)).isEqualTo(403);
        }
        assertThat(with(claims -> claims.claim("scope", null).claim("scp", List.of("posts:read")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoTokensAreRejected() throws IOException {
        String good = BLOG.issuer().token(Blog.ACME, "posts:read");
        String field = "Authorization: Bearer " + good + "\r\n";

        assertThat(withFields(field)).isEqualTo(200);
        assertThat(withFields(field + field)).isEqualTo(401);
        assertThat(withFields(field + "Authorization:\r\n")).isEqualTo(401);
        assertThat(withFields("authorization: bEARER   " + good + "\r\n")).isEqualTo(200);
    }

    private static int withFields(String fields) throws IOException {
        URI base = URI.create(BLOG.base());
        return RawResponse.to(
                        base.getPort(),
                        "GET /posts HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + fields + "\r\n")
                .status();
    }

    @Test
    void newSigningKeyIsFetchedWhileRunning() {
        BLOG.issuer().rotateKey();

        // The keys may just have been fetched for the token of another test.
        await().until(() -> with(claims -> claims).status() == 200);
    }

    /** The token may be good: its bearer is asked to wait, and not to get another. */
    @Test
    void unavailableIssuerKeysAreServiceUnavailable() {
        ConfigurableApplicationContext service;
        String token;
        try (TestIssuer gone = TestIssuer.start()) {
            service = DomainService.run("blog", Blog.arguments(BLOG.testDatabase(), gone.uri()));
            token = gone.token(Blog.ACME, "posts:read");
        }
        try (service) {
            String port = String.valueOf(service.getEnvironment().getProperty("local.server.port"));

            Response response = new TestClient("http://localhost:" + port, token).get("/posts");

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isPresent();
            assertThat(response.header("Content-Type")).contains("application/problem+json");
            assertThat(response.json().get("type").asString()).endsWith("unavailable");
        }
    }

    @Test
    void everyOperationNeedsItsScope() {
        TestClient reader = new TestClient(BLOG.base(), BLOG.issuer().token(Blog.ACME, "posts:read"));

        assertThat(reader.get("/posts").status()).isEqualTo(200);
        Response refused = reader.post("/posts", "{\"title\":\"x\",\"counter\":1}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"posts:write\"");
        assertThat(reader.get("/authors").status()).isEqualTo(403);
        assertThat(new TestClient(BLOG.base(), BLOG.issuer().token(Blog.ACME, ""))
                        .get("/posts")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unknownAndSuspendedTenantsAreRejected() {
        UUID suspended = UUID.fromString("01900000-0000-7000-8000-0000000000c3");

        Response response = withToken(BLOG.issuer().token(suspended, "posts:read"));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.json().get("detail").asString()).isEqualTo("The token's tenant is suspended");
        assertThat(response.header("WWW-Authenticate")).contains(NOT_ENOUGH);
        assertThat(withToken(BLOG.issuer().token(UUID.randomUUID(), "posts:read"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyDocumentsAndProbesNeedNoToken() {
        TestClient nobody = new TestClient(BLOG.base(), null);

        assertThat(nobody.get("/").status()).isEqualTo(200);
        assertThat(nobody.get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(nobody.get("/v3/api-docs.yaml").status()).isEqualTo(200);
        assertThat(nobody.get("/docs").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(nobody.get("/posts/example?number=1").status()).isEqualTo(401);
        assertThat(nobody.get("/nothing").status()).isEqualTo(401);
        assertThat(BLOG.acme().get("/actuator/prometheus").status()).isEqualTo(403);
        TestClient operator = new TestClient(BLOG.base(), BLOG.issuer().token(Blog.ACME, "operator"));
        assertThat(operator.get("/actuator/prometheus").status()).isEqualTo(200);
    }
}
