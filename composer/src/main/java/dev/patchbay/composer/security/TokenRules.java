package dev.patchbay.composer.security;

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

/** What a token must say beyond its signature; each service asks for the same, so the composer refuses what they would. */
final class TokenRules {

    private static final Pattern TENANT =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private TokenRules() {}

    static OAuth2TokenValidator<Jwt> of(TokenSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer().toString()),
                token -> result(token.getExpiresAt() != null, "it does not expire"),
                token -> result(isIssued(token, settings), "it is issued in the future"),
                token -> result(isFor(token, settings.audience()), "it is for another audience"),
                token -> result(hasTenant(token, settings.tenantClaim()), "it names no tenant")));
    }

    private static boolean isIssued(Jwt token, TokenSettings settings) {
        @Nullable Instant issued = token.getIssuedAt();
        return issued == null || !issued.isAfter(Instant.now().plus(settings.clockSkew()));
    }

    private static boolean isFor(Jwt token, String audience) {
        @Nullable List<String> audiences = token.getAudience();
        return audiences != null && audiences.contains(audience);
    }

    private static boolean hasTenant(Jwt token, String claim) {
        return Claims.find(token.getClaims(), claim) instanceof String tenant
                && TENANT.matcher(tenant).matches();
    }

    private static OAuth2TokenValidatorResult result(boolean valid, String otherwise) {
        return valid
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, otherwise, null));
    }
}
