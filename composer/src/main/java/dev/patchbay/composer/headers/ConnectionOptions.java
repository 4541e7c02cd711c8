package dev.patchbay.composer.headers;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of the fields that {@code Connection} reserves for this connection (RFC 9110, 7.6.1). */
final class ConnectionOptions {

    private static final ConnectionOptions NONE = new ConnectionOptions(List.of());

    /** Fields for all recipients: the RFC forbids to name them in {@code Connection}, so naming them has no effect. */
    private static final HeaderNameSet FOR_ALL = HeaderNameSet.of(
            "authorization",
            "content-length",
            "content-type",
            "content-encoding",
            "cookie",
            "set-cookie",
            "cache-control",
            "if-match",
            "if-none-match",
            "host",
            "etag",
            "location",
            "vary");

    private final List<String> names;

    private ConnectionOptions(List<String> names) {
        this.names = names;
    }

    static ConnectionOptions of(HttpHeaders headers) {
        List<String> values = headers.getAll(HttpHeaderNames.CONNECTION);
        if (values.isEmpty() || (values.size() == 1 && isPlain(values.getFirst()))) {
            return NONE;
        }
        List<String> names = new ArrayList<>();
        for (String value : values) {
            for (String option : value.toLowerCase(Locale.ROOT).split(",", -1)) {
                if (!FOR_ALL.contains(option.strip())) {
                    names.add(option.strip());
                }
            }
        }
        return new ConnectionOptions(names);
    }

    boolean names(CharSequence field) {
        return !names.isEmpty() && names.contains(field.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isPlain(String value) {
        return value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close");
    }
}
