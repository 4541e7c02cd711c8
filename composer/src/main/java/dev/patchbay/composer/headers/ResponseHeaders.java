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
 * The header of an answer on its way to the caller: without what belongs to the service's connection or tells its
 * making.
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
            // CORS is the composer's business: two answers to one question make browsers refuse both
            "access-control-allow-origin",
            "access-control-allow-methods",
            "access-control-allow-headers",
            "access-control-allow-credentials",
            "access-control-expose-headers",
            "access-control-max-age");

    /** Puts the composer's own limits before those of the service. */
    private static final HeaderNameSet LIMITS = HeaderNameSet.of(
            "ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");

    private static final HeaderNameSet REFERENCES = HeaderNameSet.of("location", "content-location", "link");
    private static final AsciiString LINK = AsciiString.cached("link");
    private static final Pattern NEXT_LINK = Pattern.compile(",(?=\\s*<)");
    private static final Pattern LINK_TARGET = Pattern.compile("<([^>]*)>");

    private ResponseHeaders() {}

    /**
     * Copies what a service's header has for the caller.
     *
     * @param locations lead what refers to the service's operations back to where the platform has them
     * @param requestPath the path that the service was asked for
     * @param callerHost the platform as the caller names it
     */
    public static void copy(
            HttpHeaders from,
            HttpHeaders to,
            LocationMap locations,
            String service,
            String requestPath,
            String callerHost) {
        ConnectionOptions connection = ConnectionOptions.of(from);
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = from.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            CharSequence name = field.getKey();
            if (REFERENCES.contains(name)) {
                String value =
                        reference(name, field.getValue().toString(), locations, service, requestPath, callerHost);
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

    /** Empty when nothing of it has a place on the platform. */
    private static String reference(
            CharSequence name,
            String value,
            LocationMap locations,
            String service,
            String requestPath,
            String callerHost) {
        if (!LINK.contentEqualsIgnoreCase(name)) {
            String location = locations.toPlatform(service, requestPath, callerHost, value);
            return location == null ? "" : location;
        }
        StringBuilder links = new StringBuilder();
        for (String link : NEXT_LINK.split(value, -1)) {
            Matcher target = LINK_TARGET.matcher(link);
            if (target.find()) {
                MatchResult found = target.toMatchResult();
                String location = locations.toPlatform(service, requestPath, callerHost, found.group(1));
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
