package dev.patchbay.tokens;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Who signs tokens.
 *
 * @param uri spelled exactly as its tokens spell it in {@code iss}
 */
public record Issuer(URI uri) {

    /**
     * Reads it from configuration.
     *
     * @throws IllegalArgumentException when the text is no http or https URI; the message goes on after the name of the setting
     */
    public static Issuer of(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null && ("http".equalsIgnoreCase(uri.getScheme()) || isSecure(uri))) {
                return new Issuer(uri);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(complaint(text), e);
        }
        throw new IllegalArgumentException(complaint(text));
    }

    private static String complaint(String text) {
        return "must be an http or https URI such as https://login.example.com, and is '" + text + "'";
    }

    /** Whether everybody on this machine, or on the wire to it, could be this issuer. */
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
