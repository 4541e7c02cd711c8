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

/** What a token must say beyond its signature: times, issuer, audience, tenant. */
public final class TokenRules {

    /** The scope of those who run the platform: actuator endpoints, and nothing of any tenant. */
    public static final String OPERATOR = "operator";

    private static final Pattern TENANT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final TokenSettings settings;
    private final boolean operators;

    private TokenRules(TokenSettings settings, boolean operators) {
        this.settings = settings;
        this.operators = operators;
    }

    /** Each token is somebody's of a tenant. */
    public static OAuth2TokenValidator<Jwt> forTenants(TokenSettings settings) {
        return new TokenRules(settings, false).all();
    }

    /** An operator's token may lack a tenant, and then opens nothing that belongs to one. */
    public static OAuth2TokenValidator<Jwt> forTenantsAndOperators(TokenSettings settings) {
        return new TokenRules(settings, true).all();
    }

    private OAuth2TokenValidator<Jwt> all() {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer().toString()),
                token -> result(token.getExpiresAt() != null, "the token does not expire"),
                token -> result(isIssued(token), "the token is issued in the future"),
                token -> result(isForUs(token), "the token is not meant for the audience " + settings.audience()),
                token -> result(
                        hasTenant(token) || (operators && isOperators(token)),
                        "the token has no claim " + settings.tenantClaim() + " with a tenant's UUID")));
    }

    /** RFC 7519 leaves it open; a token of the future is a clock or a forger at fault either way. */
    private boolean isIssued(Jwt token) {
        @Nullable Instant issued = token.getIssuedAt();
        return issued == null || !issued.isAfter(Instant.now().plus(settings.clockSkew()));
    }

    private boolean isForUs(Jwt token) {
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

    private static OAuth2TokenValidatorResult result(boolean valid, String otherwise) {
        return valid
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, otherwise, null));
    }
}
