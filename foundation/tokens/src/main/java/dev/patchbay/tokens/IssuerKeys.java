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
 * The keys of an issuer, kept for some minutes. A key that is not among them may be new, so the issuer is asked again, but no more
 * than twice in {@link #PAUSE}, whatever keys the tokens of strangers name and however long the issuer is silent. While it is, the
 * keys it published last go on for {@link #OUTAGE}.
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

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofHours(1);

    /** How long a token waits for keys that another is asking for. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());

    private final PublishedKeys published;
    private final JWKSource<SecurityContext> kept;

    /** Asks nobody yet. */
    public IssuerKeys(Issuer issuer) {
        this(issuer, KEPT);
    }

    IssuerKeys(Issuer issuer, Duration lifetime) {
        this.published = new PublishedKeys(issuer);
        this.kept = JWKSourceBuilder.create(published)
                .refreshAheadCache(false)
                .cache(lifetime.toMillis(), WAIT.toMillis())
                .rateLimited(PAUSE.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    /**
     * Asks the issuer where its keys are, unless it has said so already.
     *
     * @throws IllegalStateException when it does not answer, or not with a configuration that names it
     */
    public void find() {
        try {
            published.place();
        } catch (KeySourceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Verifies signatures with these keys. Where they cannot be had, decoding throws a
     * {@link org.springframework.security.oauth2.jwt.JwtException} that is no
     * {@link org.springframework.security.oauth2.jwt.BadJwtException}.
     *
     * @param rules what a token must say beside
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
            return kept.get(wanted, context);
        } catch (RateLimitReachedException e) {
            List<JWK> known = kept.get(ANY, context); // throws, too, where none are known
            return wanted.select(new JWKSet(known));
        }
    }
}
