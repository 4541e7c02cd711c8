package dev.patchbay.composer.headers;

import dev.patchbay.composer.platform.LocationMap;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers of a response on its way to the client, without those of the service's connection and those that reveal
 * its making.
 */
public final class ResponseHeaders {

    private static final HeaderNameSet DROPPED = HeaderNameSet.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "server",
            "x-powered-by",
            "via",
            "alt-svc",
            "x-served-by",
            "x-backend-server",
            "x-application-context",
            "x-aspnet-version",
            "x-envoy-upstream-service-time",
            "x-request-id",
            // CORS is the composer's business: browsers reject a response that has two
            "access-control-allow-origin",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-allow-credentials",
            "access-control-expose-headers",
            "access-control-max-age");

    /** Fields on limits, of which the composer's own come before a service's. */
    private static final HeaderNameSet LIMITS = HeaderNameSet.of(
            "ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");

    private static final HeaderNameSet REFERENCES = HeaderNameSet.of("location", "content-location", "link");
    private static final AsciiString LINK = AsciiString.cached("link");
    private static final Pattern NEXT_LINK = Pattern.compile(",(?=\\s*<)");
    private static final Pattern LINK_TARGET = Pattern.compile("<([^>]*)>");

    private ResponseHeaders() {}

    /**
     * Copies the fields that the client gets from the service.
     *
     * @param locations translates references to the service's operations into those of the platform
     * @param requestPath the path that the service was called with
     * @param clientHost the platform's host as the client named it
     */
    public static void copy(
            HttpHeaders from,
            HttpHeaders to,
            LocationMap locations,
            String service,
            String requestPath,
            String clientHost) {
        ConnectionOptions connection = ConnectionOptions.of(from);
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = from.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            CharSequence name = field.getKey();
            if (REFERENCES.contains(name)) {
                String value =
                        reference(name, field.getValue().toString(), locations, service, requestPath, clientHost);
                if (!value.isEmpty()) {
                    to.add(name, value);
                }
            } else if (!DROPPED.contains(name)
                    && !connection.names(name)
                    && !(LIMITS.contains(name) && to.contains(name))) {
                to.add(name, field.getValue());
            }
        }
    }

    /** Translates a reference; the result is empty if it leads to nothing on the platform. */
    private static String reference(
            CharSequence name,
            String value,
            LocationMap locations,
            String service,
            String requestPath,
            String clientHost) {
        if (!LINK.contentEqualsIgnoreCase(name)) {
            String location = locations.toPlatform(service, requestPath, clientHost, value);
            return location == null ? "" : location;
        }
        StringBuilder links = new StringBuilder();
        for (String link : NEXT_LINK.split(value, -1)) {
            Matcher target = LINK_TARGET.matcher(link);
            if (target.find()) {
                MatchResult found = target.toMatchResult();
                String location = locations.toPlatform(service, requestPath, clientHost, found.group(1));
                if (location != null) {
                    links.append(links.isEmpty() ? "" : ", ")
                            .append('<')
                            .append(location)
                            .append('>')
                            .append(link, found.end(), link.length());
                }
            }
        }
        return links.toString();
    }
}
