package dev.patchbay.tokens;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** What an issuer publishes, asked for anew with each call; only where its keys are is asked for once. */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final Issuer issuer;
    private final RestTemplate client;
    private volatile @Nullable URI place;

    PublishedKeys(Issuer issuer) {
        this.issuer = issuer;
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(READ);
        this.client = new RestTemplate(requests);
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        URI keys = place();
        try {
            return JWKSet.parse(text(keys));
        } catch (RestClientException | ParseException e) {
            throw new JWKSetUnavailableException("the token issuer " + issuer + " publishes no keys at " + keys, e);
        }
    }

    /** Where the issuer's configuration says that its keys are. */
    URI place() throws JWKSetUnavailableException {
        URI known = place;
        if (known == null) {
            known = findPlace();
            place = known;
        }
        return known;
    }

    private URI findPlace() throws JWKSetUnavailableException {
        for (URI document : documents()) {
            try {
                return place(JSONObjectUtils.parse(text(document)));
            } catch (HttpClientErrorException e) {
                // The issuer has its configuration elsewhere.
            } catch (RestClientException | ParseException | IllegalArgumentException e) {
                throw new JWKSetUnavailableException(
                        "the token issuer " + issuer + " does not answer with a configuration at " + document, e);
            }
        }
        throw new JWKSetUnavailableException("the token issuer " + issuer + " has a configuration at none of "
                + documents().stream().map(URI::toString).toList());
    }

    private URI place(Map<String, Object> configuration) throws JWKSetUnavailableException {
        if (!issuer.toString().equals(configuration.get("issuer"))) {
            throw new JWKSetUnavailableException(
                    "the token issuer " + issuer + " calls itself " + configuration.get("issuer"));
        }
        if (configuration.get("jwks_uri") instanceof String keys) {
            return URI.create(keys);
        }
        throw new JWKSetUnavailableException("the token issuer " + issuer + " does not say where its keys are");
    }

    /** OpenID Connect Discovery 1.0, section 4, and RFC 8414, sections 3 and 5: issuers publish in one way or another. */
    private List<URI> documents() {
        URI uri = issuer.uri();
        String path = uri.getRawPath().replaceFirst("/$", "");
        return Stream.of(
                        path + "/.well-known/openid-configuration",
                        "/.well-known/openid-configuration" + path,
                        "/.well-known/oauth-authorization-server" + path)
                .distinct()
                .map(uri::resolve)
                .toList();
    }

    private String text(URI place) {
        String text = client.getForObject(place, String.class);
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
