package dev.patchbay.domain.security;

import java.time.Instant;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What the current request's token says about itself. */
public final class Tokens {

    private Tokens() {}

    /** When the token ceases to be valid; now when there is none. */
    public static Instant expiry() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return Objects.requireNonNullElseGet(token.getToken().getExpiresAt(), Instant::now);
        }
        return Instant.now();
    }
}
