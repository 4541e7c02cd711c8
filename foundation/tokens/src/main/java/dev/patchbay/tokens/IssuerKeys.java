package dev.patchbay.tokens;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * An issuer's public keys, cached for {@link #LIFETIME}. An unknown key id triggers a refresh, at most two in
 * {@link #REFRESH_INTERVAL}, whatever key ids forged tokens name and however long the issuer does not respond. During
 * an outage the last keys remain valid for {@link #OUTAGE}.
 */
public final class IssuerKeys {

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

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofHours(1);

    /** Longest wait for a refresh that another request has started. */
    private static final Duration REFRESH_WAIT = Duration.ofSeconds(10);

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final PublishedKeys published;
    private final JWKSource<SecurityContext> cached;

    /** Creates the cache; sends no request yet. */
    public IssuerKeys(Issuer issuer) {
        this(issuer, LIFETIME);
    }

    IssuerKeys(Issuer issuer, Duration lifetime) {
        this.published = new PublishedKeys(issuer);
        this.cached = JWKSourceBuilder.create(published)
                .refreshAheadCache(false)
                .cache(lifetime.toMillis(), REFRESH_WAIT.toMillis())
                .rateLimited(REFRESH_INTERVAL.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    /**
     * Discovers the address of the issuer's keys, unless it is known.
     *
     * @throws IllegalStateException if the issuer does not respond, or its configuration names another issuer
     */
    public void discover() {
        try {
            published.discover();
        } catch (KeySourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Returns a decoder that verifies signatures with these keys. If the keys are unavailable, decoding throws a
     * {@link org.springframework.security.oauth2.jwt.JwtException} that is not a
     * {@link org.springframework.security.oauth2.jwt.BadJwtException}.
     *
     * @param rules validates the claims of a token whose signature is good
     */
    public JwtDecoder decoder(OAuth2TokenValidator<Jwt> rules) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(this::select)
                .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                .build();
        decoder.setJwtValidator(rules);
        return decoder;
    }

    private List<JWK> select(JWKSelector wanted, SecurityContext context) throws KeySourceException {
        try {
            return cached.get(wanted, context);
        } catch (RateLimitReachedException e) {
            List<JWK> known = cached.get(ANY, context); // throws, too, if none are cached
            return wanted.select(new JWKSet(known));
        }
    }
}
