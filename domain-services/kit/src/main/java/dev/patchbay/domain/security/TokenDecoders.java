package dev.patchbay.domain.security;

import dev.patchbay.domain.problem.StartupException;
import dev.patchbay.tokens.IssuerKeys;
import dev.patchbay.tokens.TokenRules;
import dev.patchbay.tokens.TokenSettings;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Creates the decoder of tokens, once their issuer responds. */
final class TokenDecoders {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private TokenDecoders() {}

    /**
     * Requests the issuer's configuration, again and again until the wait is over.
     *
     * @throws StartupException if there is no issuer, if it may not be trusted, or if it does not respond
     */
    static JwtDecoder of(SecurityProperties properties) {
        if (properties.issuer().isBlank()) {
            throw new StartupException(
                    "PB-610",
                    "no token issuer is configured, and without one no request could be authenticated; set"
                            + " PATCHBAY_ISSUER (or patchbay.domain.security.issuer) to the issuer's URI");
        }
        TokenSettings settings = settings(properties);
        if (properties.isProduction() && settings.issuer().isLocal()) {
            throw new StartupException(
                    "PB-613",
                    "PATCHBAY_MODE is production, and the token issuer " + properties.issuer()
                            + " is a local one: everybody on this machine could be anybody; set PATCHBAY_ISSUER to an"
                            + " https issuer on another host");
        }
        IssuerKeys keys = new IssuerKeys(settings.issuer());
        Instant deadline = Instant.now().plus(properties.waitForIssuer());
        while (true) {
            try {
                keys.discover();
                return keys.decoder(TokenRules.forTenantsAndOperators(settings));
            } catch (IllegalStateException e) {
                if (!Instant.now().isBefore(deadline)) {
                    throw unreachable(properties, e);
                }
                pause();
            }
        }
    }

    private static TokenSettings settings(SecurityProperties properties) {
        try {
            return properties.tokens();
        } catch (IllegalArgumentException e) {
            throw new StartupException("PB-614", "PATCHBAY_ISSUER " + e.getMessage());
        }
    }

    private static StartupException unreachable(SecurityProperties properties, RuntimeException cause) {
        StartupException exception = new StartupException(
                "PB-611",
                "the token issuer " + properties.issuer() + " did not respond within "
                        + properties.waitForIssuer().toSeconds()
                        + " s with an OpenID configuration that names it; check that it runs and that PATCHBAY_ISSUER"
                        + " spells its URI as its tokens do");
        exception.initCause(cause);
        return exception;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("PB-612", "interrupted while waiting for the token issuer");
        }
    }
}
