package dev.patchbay.tokens;

import java.time.Duration;

/**
 * Whose tokens are taken, and what they must say. The same names at the composer and at every service.
 *
 * @param issuer who signs them
 * @param audience what {@code aud} must contain
 * @param tenantClaim the claim that names the tenant
 * @param scopeClaim the claim that holds the scopes
 * @param clockSkew how far the issuer's clock may differ from one's own
 */
public record TokenSettings(
        Issuer issuer, String audience, String tenantClaim, String scopeClaim, Duration clockSkew) {}
