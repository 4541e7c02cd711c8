package dev.patchbay.domain.security;

import java.util.List;
import java.util.UUID;
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

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(SecurityProperties properties) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(properties.clockSkew()),
                TokenRules::expires,
                new JwtIssuerValidator(properties.issuer()),
                token -> hasAudience(token, properties.audience()),
                token -> hasTenant(token, properties.tenantClaim())));
    }

    private static OAuth2TokenValidatorResult expires(Jwt token) {
        return token.getExpiresAt() == null ? invalid("the token does not expire") : valid();
    }

    private static OAuth2TokenValidatorResult hasAudience(Jwt token, String audience) {
        @Nullable Object claim = token.getClaim(JwtClaimNames.AUD);
        boolean contained = claim instanceof List<?> audiences && audiences.contains(audience);
        return contained ? valid() : invalid("the token is not meant for the audience " + audience);
    }

    private static OAuth2TokenValidatorResult hasTenant(Jwt token, String name) {
        @Nullable Object claim = token.getClaim(name);
        if (claim instanceof String text && text.length() == 36) {
            try {
                UUID.fromString(text);
                return valid();
            } catch (IllegalArgumentException e) {
                return invalid("the token's claim " + name + " is not a UUID");
            }
        }
        return invalid("the token has no claim " + name + " with a tenant's UUID");
    }

    private static OAuth2TokenValidatorResult valid() {
        return OAuth2TokenValidatorResult.success();
    }

    private static OAuth2TokenValidatorResult invalid(String description) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, null));
    }
}
