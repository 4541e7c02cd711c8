package dev.patchbay.runtime.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the local identity provider needs to start.
 *
 * @param port the loopback port it listens on
 * @param keyFile where its signing key is kept; made at the first start
 * @param clients who may ask for tokens
 * @param scopes what those that act for a tenant may ask for
 * @param tokenLife how long a token is valid
 */
public record IdentityConfig(
        int port, Path keyFile, List<Client> clients, SortedSet<String> scopes, Duration tokenLife) {

    /** The audience of every token: the platform as a whole, so that one token serves the composer and each service. */
    public static final String AUDIENCE = "patchbay";

    /** The issuer URI, as it stands in the {@code iss} claim. */
    public String issuer() {
        return "http://localhost:" + port;
    }

    /** What the operator's tokens are good for; they name no tenant. */
    public static final String OPERATOR = "operator";

    /**
     * A client of the client credentials grant.
     *
     * @param tenant whom it acts for; null for the operator, who acts for nobody
     */
    public record Client(String id, String secret, @Nullable UUID tenant) {

        /** The operator's client. */
        public static Client operator(String secret) {
            return new Client(OPERATOR, secret, null);
        }
    }
}
