package dev.patchbay.runtime.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What the local identity provider needs to start.
 *
 * @param port the loopback port it listens on
 * @param keyFile where its signing key is kept; made at the first start
 * @param clients who may ask for tokens
 * @param scopes what they may ask for
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

    /** A client of the client credentials grant, which acts for one tenant. */
    public record Client(String id, String secret, UUID tenant) {}
}
