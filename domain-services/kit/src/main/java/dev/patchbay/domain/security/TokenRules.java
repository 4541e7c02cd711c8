package dev.patchbay.domain.security;

import java.time.Duration;
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
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a token must say beyond its signature: times, issuer, audience, tenant. */
final class TokenRules {

    /** The scope of those who run the platform: actuator endpoints, and nothing of any tenant. */
    static final String OPERATOR = "operator";

    private static final Pattern TENANT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(SecurityProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(properties.clockSkew()),
                TokenRules::expires,
                token -> isIssued(token, properties.clockSkew()),
                new JwtIssuerValidator(properties.issuer()),
                token -> hasAudience(token, properties.audience()),
                token -> hasTenant(token, properties)));
    }

    private static OAuth2TokenValidatorResult expires(Jwt token) {
        return token.getExpiresAt() == null ? invalid("the token does not expire") : valid();
    }

    private static OAuth2TokenValidatorResult hasAudience(Jwt token, String audience) {
        @Nullable Object claim = token.getClaim(JwtClaimNames.AUD);
        boolean contained = claim instanceof List<?> audiences && audiences.contains(audience);
        return contained ? valid() : invalid("the token is not meant for the audience " + audience);
    }

    /** RFC 7519 leaves it open; a token of the future is a clock or a forger at fault either way. */
    private static OAuth2TokenValidatorResult isIssued(Jwt token, Duration clockSkew) {
        @Nullable Instant issued = token.getIssuedAt();
        boolean future = issued != null && issued.isAfter(Instant.now().plus(clockSkew));
        return future ? invalid("the token is issued in the future") : valid();
    }

    /** Only an operator's token may lack a tenant, and it opens nothing that belongs to one. */
    private static OAuth2TokenValidatorResult hasTenant(Jwt token, SecurityProperties properties) {
        String name = properties.tenantClaim();
        @Nullable Object claim = Claims.find(token.getClaims(), name);
        if (claim instanceof String text && TENANT.matcher(text).matches()) {
            return valid();
        }
        if (claim == null && !token.hasClaim(name) && isOperator(token, properties)) {
            return valid();
        }
        return invalid("the token has no claim " + name + " with a tenant's UUID");
    }

    private static boolean isOperator(Jwt token, SecurityProperties properties) {
        return Claims.scopes(token.getClaims(), properties.scopeClaim()).contains(OPERATOR);
    }

    private static OAuth2TokenValidatorResult valid() {
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult invalid(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
