package dev.patchbay.domain.security;

import java.time.Instant;
import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The token of the current request. */
public final class Tokens {

    private Tokens() {}

    /** The time at which the token expires; now if there is no token. */
    public static Instant expiry() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return Objects.requireNonNullElseGet(token.getToken().getExpiresAt(), Instant::now);
        }
        return Instant.now();
    }
}
