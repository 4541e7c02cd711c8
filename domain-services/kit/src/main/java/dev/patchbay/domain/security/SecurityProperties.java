package dev.patchbay.domain.security;

import dev.patchbay.tokens.Issuer;
import dev.patchbay.tokens.TokenSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The issuer whose tokens a service trusts ({@code patchbay.domain.security}).
 *
 * @param issuer the issuer's URI, exactly as its tokens spell it; there is no default
 * @param audience what a token's {@code aud} must contain
 * @param tenantClaim the claim that holds the tenant's UUID
 * @param scopeClaim the claim that holds the scopes, as text separated by spaces or as an array
 * @param clockSkew how far the clocks of issuer and service may differ
 * @param mode {@code production} rejects an issuer on this machine or without TLS
 * @param waitForIssuer how long start-up waits for a response of the issuer
 */
@ConfigurationProperties("patchbay.domain.security")
public record SecurityProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("patchbay") String audience,
        @DefaultValue("tenant") String tenantClaim,
        @DefaultValue("scope") String scopeClaim,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("") String mode,
        @DefaultValue("30s") Duration waitForIssuer) {

    /** @throws IllegalArgumentException when the issuer is none */
    TokenSettings tokens() {
        return new TokenSettings(Issuer.of(issuer), audience, tenantClaim, scopeClaim, clockSkew);
    }

    /** True if an issuer that is meant for one machine is rejected. */
    boolean isProduction() {
        return mode.equalsIgnoreCase("production");
    }
}
