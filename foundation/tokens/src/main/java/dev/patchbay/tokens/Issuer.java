package dev.patchbay.tokens;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An issuer of tokens.
 *
 * @param uri spelled exactly as in its tokens' {@code iss}
 */
public record Issuer(URI uri) {

    /**
     * Parses a configured issuer.
     *
     * @throws IllegalArgumentException if the text is not an http or https URI; the message continues the setting's
     *     name
     */
    public static Issuer of(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null && ("http".equalsIgnoreCase(uri.getScheme()) || isSecure(uri))) {
                return new Issuer(uri);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(mustBeUri(text), e);
        }
        throw new IllegalArgumentException(mustBeUri(text));
    }

    private static String mustBeUri(String text) {
        return "must be an http or https URI such as https://login.example.com, and is '" + text + "'";
    }

    /** True if anybody on this machine, or on the wire to it, could impersonate this issuer. */
    public boolean isLocal() {
        String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return !isSecure(uri)
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || isAddressOfThisMachine(host);
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isAddressOfThisMachine(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false; // a name
        }
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
