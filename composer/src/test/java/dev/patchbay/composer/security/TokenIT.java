package dev.patchbay.composer.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.testing.ForgedTokens;
import dev.patchbay.testing.TestClient;
import dev.patchbay.testing.TestClient.Response;
import dev.patchbay.testing.TestIssuer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom the composer lets through to a service, and how the others are turned away before it is called. */
class TokenIT {

    private static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-0000000000a1");

    private static final String DOCUMENT = """
        {"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{
          "/things":{"get":{"operationId":"listThings","security":[{"token":["things:read"]}],
              "responses":{"200":{"description":"ok"}}},
            "post":{"operationId":"createThing","security":[{"token":["things:write","things:read"]},{"token":["admin"]}],
              "responses":{"200":{"description":"ok"}}}},
          "/keyed":{"get":{"operationId":"keyed","security":[{"key":[]},{"token":["things:read"]}],
              "responses":{"200":{"description":"ok"}}}},
          "/elsewhere":{"get":{"operationId":"elsewhere","security":[{"other":["read:pets"]}],
              "responses":{"200":{"description":"ok"}}}}},
        "components":{"securitySchemes":{
          "token":{"type":"http","scheme":"bearer"},
          "key":{"type":"apiKey","in":"header","name":"X-Key"},
          "other":{"type":"oauth2","flows":{"implicit":{"authorizationUrl":"https://pets.example/","scopes":{"read:pets":""}}}}}}}
        """;

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("things", DOCUMENT, "expose: [/**]")
            .build();

    private static TestClient with(String token) {
        return new TestClient("http://localhost:" + composer.port(), token);
    }

    private static TestClient withScopes(Object scopes) {
        return with(composer.issuer()
                .token(claims -> claims.claim("tenant", TENANT.toString()).claim("scope", scopes)));
    }

    @Test
    void forgedAndForeignTokensReachNoService() {
        try (TestIssuer attacker = TestIssuer.start()) {
            ForgedTokens.of(composer.issuer(), attacker, TENANT, "things:read").forEach((name, token) -> {
                Response answer = with(token).get("/things");
                assertThat(answer.status()).as(name).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).as(name).contains("Bearer error=\"invalid_token\"");
                assertThat(answer.header("Content-Type")).as(name).contains("application/problem+json");
            });
        }
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void tokenOfANewKeyIsAcceptedWithinSeconds() throws InterruptedException {
        assertThat(withScopes("things:read").get("/things").status()).isEqualTo(200);
        composer.issuer().rotateKey();
        TestClient client = withScopes("things:read");
        for (int i = 0; i < 50 && client.get("/things").status() == 401; i++) {
            Thread.sleep(100); // keys were just asked for by the token of another test
        }
        assertThat(client.get("/things").status()).isEqualTo(200);
    }

    @Test
    void missingScopeIsRefusedBeforeTheServiceIsCalled() {
        Response answer = withScopes("other:read").get("/things");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"things:read\"");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(withScopes("things:write").post("/things", "{}").status()).isEqualTo(403);
        assertThat(withScopes(List.of()).get("/things").status()).isEqualTo(403);
        assertThat(withScopes(5).get("/things").status()).isEqualTo(403);
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void oneAlternativeOfScopesIsEnough() {
        assertThat(withScopes("things:read").get("/things").status()).isEqualTo(200);
        assertThat(withScopes(List.of("things:read")).get("/things").status()).isEqualTo(200);
        assertThat(withScopes("things:write things:read").post("/things", "{}").status())
                .isEqualTo(200);
        assertThat(withScopes("admin").post("/things", "{}").status()).isEqualTo(200);
    }

    @Test
    void scopesOfAnotherIssuerAreLeftToTheService() {
        assertThat(withScopes("").get("/keyed").status()).isEqualTo(200);
        assertThat(withScopes("").get("/elsewhere").status()).isEqualTo(200);
    }
}
