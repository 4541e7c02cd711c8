package dev.patchbay.runtime.identity;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the local identity provider.
 *
 * @param address the address it listens on; the loopback one but in a container
 * @param port the port it listens on
 * @param issuer its URI, as it stands in the {@code iss} claim
 * @param keyFile where its signing key is kept; made at the first start
 * @param clients who may ask for tokens
 * @param tokenLife how long a token is valid
 */
public record IdentityConfig(
        InetAddress address, int port, URI issuer, Path keyFile, List<Client> clients, Duration tokenLife) {

    /** The audience of every token: the platform as a whole, so that one token serves the composer and each service. */
    public static final String AUDIENCE = "patchbay";

    /** The operator's client and scope; its tokens name no tenant. */
    public static final String OPERATOR = "operator";

    /** An identity provider that only this machine can reach. */
    public static IdentityConfig onLoopback(int port, Path keyFile, List<Client> clients, Duration tokenLife) {
        return new IdentityConfig(
                InetAddress.getLoopbackAddress(),
                port,
                URI.create("http://localhost:" + port),
                keyFile,
                clients,
                tokenLife);
    }

    /**
     * A client of the client credentials grant.
     *
     * @param tenant whom it acts for; null for the operator, who acts for nobody
     * @param plan what the tenant has subscribed to, the {@code plan} claim of its tokens; null for none
     * @param scopes what it may ask for
     */
    public record Client(
            String id,
            String secret,
            @Nullable UUID tenant,
            @Nullable String plan,
            SortedSet<String> scopes) {

        /** The operator's client. */
        public static Client operator(String secret) {
            return new Client(OPERATOR, secret, null, null, new TreeSet<>(Set.of(OPERATOR)));
        }
    }
}
