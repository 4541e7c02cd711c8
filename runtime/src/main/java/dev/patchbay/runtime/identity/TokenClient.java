package dev.patchbay.runtime.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patchbay.runtime.problem.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/** Requests tokens from an identity provider by the client credentials grant. */
public final class TokenClient {

    private TokenClient() {}

    /**
     * Returns a new token for a client.
     *
     * @param scopes the scopes to request; none requests every scope that the client may have
     * @throws LaunchException if the provider does not respond, or refuses
     */
    public static String request(URI issuer, String client, String secret, Collection<String> scopes)
            throws InterruptedException {
        String credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
        String wanted = scopes.isEmpty() ? "" : "&scope=" + URLEncoder.encode(String.join(" ", scopes), UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials" + wanted))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LaunchException("the identity provider refused: " + answer.body());
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .required("access_token")
                    .asString();
        } catch (IOException e) {
            throw new LaunchException(issuer + " does not respond; is ./patchbay up running?", e);
        }
    }
}
