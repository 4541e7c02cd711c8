package dev.patchbay.domain.security;

import dev.patchbay.domain.problem.StartupException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;

/** Makes the decoder that verifies tokens against the issuer's published keys. */
final class TokenDecoders {

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

    private static final Duration PAUSE = Duration.ofMillis(250);

    private TokenDecoders() {}

    /**
     * Asks the issuer for its configuration, again and again until the wait is over.
     *
     * @throws StartupException when there is no issuer or it does not answer
     */
    static JwtDecoder of(SecurityProperties properties) {
        if (properties.issuer().isBlank()) {
            throw new StartupException(
                    "PB-310",
                    "no token issuer is configured, and without one nobody could be let in; set PATCHBAY_ISSUER"
                            + " (or patchbay.domain.security.issuer) to the issuer's URI");
        }
        if (properties.isProduction() && isLocal(properties.issuer())) {
            throw new StartupException(
                    "PB-313",
                    "PATCHBAY_MODE is production, and the token issuer " + properties.issuer()
                            + " is a local one: everybody on this machine could be anybody; set PATCHBAY_ISSUER to an"
                            + " https issuer on another host");
        }
        Instant deadline = Instant.now().plus(properties.waitForIssuer());
        while (true) {
            try {
                NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(properties.issuer())
                        .restOperations(client())
                        .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                        .build();
                decoder.setJwtValidator(TokenRules.of(properties));
                return decoder;
            } catch (IllegalArgumentException | IllegalStateException e) {
                if (!Instant.now().isBefore(deadline)) {
                    throw unreachable(properties, e);
                }
                pause();
            }
        }
    }

    private static boolean isLocal(String issuer) {
        URI uri = URI.create(issuer);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return !"https".equalsIgnoreCase(uri.getScheme())
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || isAddressOfThisMachine(host);
    }

    private static boolean isAddressOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static StartupException unreachable(SecurityProperties properties, RuntimeException cause) {
        StartupException exception = new StartupException(
                "PB-311",
                "the token issuer " + properties.issuer() + " did not answer within "
                        + properties.waitForIssuer().toSeconds()
                        + " s with an OpenID configuration that names it; check that it runs and that PATCHBAY_ISSUER"
                        + " spells its URI as its tokens do");
        exception.initCause(cause);
        return exception;
    }

    private static RestTemplate client() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        return new RestTemplate(requests);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("PB-312", "interrupted while waiting for the token issuer");
        }
    }
}
