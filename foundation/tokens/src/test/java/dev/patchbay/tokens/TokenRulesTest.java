package dev.patchbay.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/** One rule at a time; with signatures, at both doors: TokenIT of the composer and of the kit. */
class TokenRulesTest {

    private static final TokenSettings SETTINGS = new TokenSettings(
            Issuer.of("https://login.example.com"), "patchbay", "app.tenant", "scope", Duration.ofSeconds(30));
    private static final OAuth2TokenValidator<Jwt> TENANTS = TokenRules.forTenants(SETTINGS);
    private static final OAuth2TokenValidator<Jwt> OPERATORS = TokenRules.forTenantsAndOperators(SETTINGS);

    @Test
    void whatAnIssuerSignsForUsIsTaken() {
        assertThat(isTaken(builder -> builder)).isTrue();
        assertThat(isTaken(builder -> builder.audience(List.of("other", "patchbay"))))
                .isTrue();
        assertThat(isTaken(builder -> builder.issuedAt(Instant.now().plusSeconds(20))))
                .as("clocks differ")
                .isTrue();
    }

    @Test
    void whatLacksOneThingIsRefused() {
        Instant now = Instant.now();
        Map<String, UnaryOperator<Jwt.Builder>> faults = Map.of(
                "no expiry", builder -> builder.claims(claims -> claims.remove("exp")),
                "expired", builder -> builder.issuedAt(now.minusSeconds(99)).expiresAt(now.minusSeconds(31)),
                "not yet", builder -> builder.notBefore(now.plusSeconds(60)),
                "of the future", builder -> builder.issuedAt(now.plusSeconds(60)),
                "another issuer", builder -> builder.issuer("https://login.example.com/"),
                "no issuer", builder -> builder.claims(claims -> claims.remove("iss")),
                "another audience", builder -> builder.audience(List.of("other")),
                "no audience", builder -> builder.claims(claims -> claims.remove("aud")),
                "no tenant", builder -> builder.claims(claims -> claims.remove("app")),
                "a tenant of another kind", builder -> builder.claim("app", Map.of("tenant", 7)));
        faults.forEach((fault, change) -> assertThat(isTaken(change)).as(fault).isFalse());
    }

    @Test
    void onlyAnOperatorMayHaveNoTenantAndOnlyWhereThatIsProvidedFor() {
        Jwt operator =
                token(builder -> builder.claims(claims -> claims.remove("app")).claim("scope", "operator"));
        assertThat(TENANTS.validate(operator).hasErrors()).isTrue();
        assertThat(OPERATORS.validate(operator).hasErrors()).isFalse();
        assertThat(OPERATORS
                        .validate(token(builder -> builder.claims(claims -> claims.remove("app"))))
                        .hasErrors())
                .isTrue();
        Map<String, Object> noUuid = new HashMap<>(Map.of("tenant", "acme"));
        assertThat(OPERATORS
                        .validate(token(builder -> builder.claim("app", noUuid).claim("scope", "operator")))
                        .hasErrors())
                .as("a wrong tenant is not none")
                .isTrue();
    }

    private static boolean isTaken(UnaryOperator<Jwt.Builder> change) {
        return !TENANTS.validate(token(change)).hasErrors();
    }

    private static Jwt token(UnaryOperator<Jwt.Builder> change) {
        Instant now = Instant.now();
        Jwt.Builder builder = Jwt.withTokenValue("x")
                .header("alg", "RS256")
                .issuer("https://login.example.com")
                .audience(List.of("patchbay"))
                .issuedAt(now)
                .expiresAt(now.plusSeconds(60))
                .claim("scope", "customers:read")
                .claim("app", Map.of("tenant", UUID.randomUUID().toString()));
        return change.apply(builder).build();
    }
}
