package dev.patchbay.composer.security;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.IssuerKeys;
import dev.patchbay.tokens.TokenRules;
import dev.patchbay.tokens.TokenSettings;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Verifies tokens against the issuer's keys: signature, issuer, audience, time. The issuer is asked for its keys with
 * the first token, so it need not be there when the composer starts.
 */
public final class TokenVerifier {

    private final JwtDecoder decoder;
    private final TokenCache cache;

    TokenVerifier(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.cache = new TokenCache(clock);
    }

    /** A verifier of the tokens that the settings ask for. */
    public static TokenVerifier of(TokenSettings settings) {
        return new TokenVerifier(
                new IssuerKeys(settings.issuer()).decoder(TokenRules.forTenants(settings)), Clock.systemUTC());
    }

    /** The token's claims when it is known to be valid; null when that takes asking, which {@link #verify} does. */
    public @Nullable Jwt known(String token) {
        return cache.get(token);
    }

    /**
     * Verifies; may ask the issuer over the network, so it is not for an event loop.
     *
     * @throws ProblemException 401 when the token is not valid, 503 when the issuer's keys cannot be had
     */
    public Jwt verify(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            cache.put(token, jwt);
            return jwt;
        } catch (BadJwtException e) {
            throw new ProblemException(invalid(), e);
        } catch (JwtException e) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemType.ISSUER_UNAVAILABLE,
                                    "Tokens cannot be checked now: the issuer's keys are not to be had.")
                            .withHeader("Retry-After", "2"),
                    e);
        }
    }

    private static Problem invalid() {
        return Problem.of(
                        ProblemType.INVALID_TOKEN,
                        "The token is malformed, expired, not signed by the issuer, or not meant for this API.")
                .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
