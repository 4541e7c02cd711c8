package dev.patchbay.composer.headers;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The address of the downstream client, and the one under which it has reached the composer.
 *
 * @param address of the client, without a port
 * @param scheme http or https
 * @param host the composer's, as the client named it, with the port if it named one
 */
public record ClientAddress(String address, String scheme, String host) {

    /**
     * Returns the address of a client.
     *
     * @param remote null if it is not known
     * @param host the value of {@code Host}; null if there is none
     */
    public static ClientAddress of(@Nullable InetSocketAddress remote, String scheme, @Nullable String host) {
        String address = remote == null || remote.getAddress() == null
                ? "unknown"
                : remote.getAddress().getHostAddress();
        return new ClientAddress(address, scheme, host == null ? "" : host);
    }

    /** The port that the client named, or that of the scheme. */
    public String port() {
        int colon = host.lastIndexOf(':');
        boolean named = colon > 0 && host.indexOf(']', colon) < 0 && colon < host.length() - 1;
        return named ? host.substring(colon + 1) : scheme.equals("https") ? "443" : "80";
    }

    /** The value of {@code Forwarded}; an IPv6 address is bracketed and quoted (RFC 7239, 4). */
    public String forwarded() {
        String node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
        return "for=" + node + ";host=\"" + host + "\";proto=" + scheme;
    }
}
