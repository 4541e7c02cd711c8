package dev.patchbay.composer.proxy;

/**
 * The side of the composer that the caller sees.
 *
 * @param address of the caller, without a port
 * @param scheme http or https
 * @param host as the caller named it, with the port when it named one
 */
record Caller(String address, String scheme, String host) {

    String port() {
        int colon = host.lastIndexOf(':');
        boolean named = colon > 0 && host.indexOf(']', colon) < 0 && colon < host.length() - 1;
        return named ? host.substring(colon + 1) : scheme.equals("https") ? "443" : "80";
    }

    /** RFC 7239, 4: an IPv6 address is bracketed and quoted. */
    String forwarded() {
        String node = address.indexOf(':') < 0 ? address : "\"[" + address + "]\"";
        return "for=" + node + ";host=\"" + host + "\";proto=" + scheme;
    }
}
