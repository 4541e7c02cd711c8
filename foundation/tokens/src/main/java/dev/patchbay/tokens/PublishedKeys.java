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
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Fetches an issuer's key set on each call; the address of the key set is discovered once. */
final class PublishedKeys implements JWKSetSource<SecurityContext> {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private final Issuer issuer;
    private final RestClient client;
    private volatile @Nullable URI keysUri;

    PublishedKeys(Issuer issuer) {
        this.issuer = issuer;
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT);
        requests.setReadTimeout(READ);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        URI keys = discover();
        try {
            return JWKSet.parse(text(keys));
        } catch (RestClientException | ParseException e) {
            throw new JWKSetUnavailableException("the token issuer " + issuer + " publishes no keys at " + keys, e);
        }
    }

    /** Returns the address of the keys, from the issuer's configuration. */
    URI discover() throws JWKSetUnavailableException {
        URI known = keysUri;
        if (known == null) {
            known = fetchConfiguration();
            keysUri = known;
        }
        return known;
    }

    private URI fetchConfiguration() throws JWKSetUnavailableException {
        for (URI document : documents()) {
            try {
                return keysUri(JSONObjectUtils.parse(text(document)));
            } catch (HttpClientErrorException e) {
                // The issuer publishes its configuration at another of the addresses.
            } catch (RestClientException | ParseException | IllegalArgumentException e) {
                throw new JWKSetUnavailableException(
                        "the token issuer " + issuer + " returned no configuration at " + document, e);
            }
        }
        throw new JWKSetUnavailableException("the token issuer " + issuer + " has a configuration at none of "
                + documents().stream().map(URI::toString).toList());
    }

    private URI keysUri(Map<String, Object> configuration) throws JWKSetUnavailableException {
        if (!issuer.toString().equals(configuration.get("issuer"))) {
            throw new JWKSetUnavailableException(
                    "the token issuer " + issuer + " names itself " + configuration.get("issuer"));
        }
        if (configuration.get("jwks_uri") instanceof String keys) {
            return URI.create(keys);
        }
        throw new JWKSetUnavailableException("the token issuer " + issuer + " has no jwks_uri in its configuration");
    }

    /** Addresses of the configuration: OpenID Connect Discovery 1.0, section 4; RFC 8414, sections 3 and 5. */
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

    private String text(URI uri) {
        String text = client.get().uri(uri).retrieve().body(String.class);
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        // Holds no connection.
    }
}
