package dev.patchbay.composer.client;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The address of one instance of a service.
 *
 * @param host a name or an address, as its URL has it
 * @param port the URL's, or that of its scheme
 * @param isSecure whether it is called with TLS
 */
public record ServiceAddress(String host, int port, boolean isSecure) {

    /**
     * Returns the address in a URL.
     *
     * @param url http or https, with a host and perhaps a port
     */
    public static ServiceAddress of(URI url) {
        boolean isSecure = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
        return new ServiceAddress(url.getHost(), port, isSecure);
    }

    /** Returns the address for a resolver. */
    public InetSocketAddress unresolved() {
        return InetSocketAddress.createUnresolved(host, port);
    }
}
