package dev.patchbay.tokens;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** Validates a token's claims: times, issuer, audience, tenant. */
public final class TokenRules {

    /** Scope of the platform's operators: actuator endpoints, and no tenant's data. */
    public static final String OPERATOR = "operator";

    private static final Pattern TENANT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final TokenSettings settings;
    private final boolean operators;

    private TokenRules(TokenSettings settings, boolean operators) {
        this.settings = settings;
        this.operators = operators;
    }

    /** Returns the validator for endpoints of tenants: each token names a tenant. */
    public static OAuth2TokenValidator<Jwt> forTenants(TokenSettings settings) {
        return new TokenRules(settings, false).all();
    }

    /** Returns the validator that also accepts an operator's token without a tenant, which opens no tenant's data. */
    public static OAuth2TokenValidator<Jwt> forTenantsAndOperators(TokenSettings settings) {
        return new TokenRules(settings, true).all();
    }

    private OAuth2TokenValidator<Jwt> all() {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer().toString()),
                token -> result(token.getExpiresAt() != null, "the token does not expire"),
                token -> result(isIssued(token), "the token is issued in the future"),
                token -> result(hasAudience(token), "the token is not meant for the audience " + settings.audience()),
                token -> result(
                        hasTenant(token) || (operators && isOperators(token)),
                        "the token has no claim " + settings.tenantClaim() + " with a tenant's UUID")));
    }

    /** RFC 7519 leaves it open; a token from the future means a wrong clock or a forgery. */
    private boolean isIssued(Jwt token) {
        @Nullable Instant issued = token.getIssuedAt();
        return issued == null || !issued.isAfter(Instant.now().plus(settings.clockSkew()));
    }

    private boolean hasAudience(Jwt token) {
        @Nullable List<String> audiences = token.getAudience();
        return audiences != null && audiences.contains(settings.audience());
    }

    private boolean hasTenant(Jwt token) {
        return Claims.find(token.getClaims(), settings.tenantClaim()) instanceof String tenant
                && TENANT.matcher(tenant).matches();
    }

    private boolean isOperators(Jwt token) {
        return !token.hasClaim(settings.tenantClaim())
                && Claims.find(token.getClaims(), settings.tenantClaim()) == null
                && Claims.scopes(token.getClaims(), settings.scopeClaim()).contains(OPERATOR);
    }

    private static OAuth2TokenValidatorResult result(boolean valid, String message) {
        return valid
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, message, null));
    }
}
