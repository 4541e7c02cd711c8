package dev.patchbay.composer.security;

import java.net.URI;
import java.time.Duration;

/**
 * Whose tokens are taken, and what they must say. The same names as at every service.
 *
 * @param issuer who signs them
 * @param audience what {@code aud} must contain
 * @param tenantClaim the claim that names the tenant
 * @param scopeClaim the claim that holds the scopes
 * @param clockSkew how far the clocks of issuer and composer may differ
 */
public record TokenSettings(URI issuer, String audience, String tenantClaim, String scopeClaim, Duration clockSkew) {}
