package dev.patchbay.tokens;

import java.time.Duration;

/**
 * Settings of token validation, with the same names at the composer and at every service.
 *
 * @param issuer signs the tokens
 * @param audience value that {@code aud} must contain
 * @param tenantClaim the claim that names the tenant
 * @param scopeClaim the claim that holds the scopes
 * @param clockSkew greatest difference between the issuer's clock and the local one
 */
public record TokenSettings(
        Issuer issuer, String audience, String tenantClaim, String scopeClaim, Duration clockSkew) {}
