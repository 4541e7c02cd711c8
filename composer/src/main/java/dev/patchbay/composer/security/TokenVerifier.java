package dev.patchbay.composer.security;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Verifies tokens against the issuer's keys: signature, issuer, audience, time. The issuer is asked for its keys with the
 * first token, so it need not be there when the composer starts.
 */
public final class TokenVerifier {

    /** Signatures by private keys only: neither {@code none} nor a public key used as an HMAC secret can pass. */
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    private final JwtDecoder decoder;
    private final TokenCache cache;

    TokenVerifier(JwtDecoder decoder, Clock clock) {
        this.decoder = decoder;
        this.cache = new TokenCache(clock);
    }

    /** A verifier of the tokens that the settings ask for. */
    public static TokenVerifier of(TokenSettings settings) {
        return new TokenVerifier(new SupplierJwtDecoder(() -> decoder(settings)), Clock.systemUTC());
    }

    private static JwtDecoder decoder(TokenSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(
                        settings.issuer().toString())
                .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                .build();
        decoder.setJwtValidator(TokenRules.of(settings));
        return decoder;
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
        } catch (JwtException | IllegalArgumentException | IllegalStateException e) {
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "issuer-unavailable",
                                    "Issuer unavailable",
                                    "Tokens cannot be checked now: the issuer's keys are not to be had.")
                            .with("Retry-After", "2"),
                    e);
        }
    }

    private static Problem invalid() {
        return Problem.of(
                        401,
                        "invalid-token",
                        "Invalid token",
                        "The token is malformed, expired, not signed by the issuer, or not meant for this API.")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
