package dev.patchbay.composer.headers;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a request on its way to a service, copied once. What belongs to the client's connection is dropped
 * (RFC 9110, 7.6.1), and so is what would let a client speak for another one or for another operation. The fields that
 * the composer sets come last: no {@code Connection} of a client can remove them.
 */
public final class RequestHeaders {

    private static final HeaderNameSet DROPPED = HeaderNameSet.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authorization",
            "proxy-authenticate",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "http2-settings",
            "host",
            // set by the composer, or not at all
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-forwarded-ssl",
            "x-forwarded-scheme",
            "x-forwarded-protocol",
            "x-forwarded-server",
            "x-forwarded-path",
            "x-forwarded-uri",
            "x-forwarded-method",
            "x-forwarded-user",
            "x-forwarded-preferred-username",
            "x-forwarded-email",
            "x-forwarded-groups",
            "x-forwarded-access-token",
            "x-forwarded-client-cert",
            "x-forwarded-tls-client-cert",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-real-ip",
            "x-request-id",
            "traceparent",
            "tracestate",
            // would make the service take it for another operation than the one that was matched
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-url",
            "x-original-uri",
            "x-rewrite-url");

    /** Fields that are passed on under their own name only. */
    private static final HeaderNameSet IN_CHARGE =
            HeaderNameSet.of("authorization", "content-length", "content-type", "cookie", "traceparent");

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final int LONG = 64;

    private static final AsciiString FORWARDED = AsciiString.cached("forwarded");
    private static final AsciiString FORWARDED_FOR = AsciiString.cached("x-forwarded-for");
    private static final AsciiString FORWARDED_HOST = AsciiString.cached("x-forwarded-host");
    private static final AsciiString FORWARDED_PROTO = AsciiString.cached("x-forwarded-proto");
    private static final AsciiString FORWARDED_PORT = AsciiString.cached("x-forwarded-port");

    private RequestHeaders() {}

    /** Copies the fields that the service gets from the client. */
    public static void copy(HttpHeaders from, HttpHeaders to) {
        ConnectionOptions connection = ConnectionOptions.of(from);
        Iterator<Map.Entry<CharSequence, CharSequence>> fields = from.iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            CharSequence name = field.getKey();
            if (!DROPPED.contains(name) && !connection.names(name) && !isDisguised(name)) {
                to.add(name, octets(field.getValue()));
            }
        }
    }

    /** Returns a long value, such as a token, in a form that is copied at once, not character by character. */
    private static CharSequence octets(CharSequence value) {
        return value instanceof String text && text.length() >= LONG
                ? new AsciiString(text.getBytes(StandardCharsets.ISO_8859_1), false)
                : value;
    }

    /** True for a name that a gateway interface such as CGI or WSGI would take for another one: X_Forwarded_For. */
    private static boolean isDisguised(CharSequence name) {
        if (AsciiString.indexOf(name, '_', 0) < 0) {
            return false;
        }
        String plain = name.toString().replace('_', '-');
        return DROPPED.contains(plain) || IN_CHARGE.contains(plain);
    }

    /**
     * Adds host, scheme and address of the client: {@code Forwarded} (RFC 7239), and the older fields that most
     * software reads.
     */
    public static void addForwarded(HttpHeaders to, ClientAddress client) {
        to.set(FORWARDED_FOR, client.address());
        to.set(FORWARDED_HOST, client.host());
        to.set(FORWARDED_PROTO, client.scheme());
        to.set(FORWARDED_PORT, client.port());
        to.set(FORWARDED, client.forwarded());
    }

    /**
     * Adds the framing of the body, which stays as it was (RFC 9112, 6.1 and 6.2). A length was copied; methods that
     * usually have a body get a length of zero if there is none (RFC 9110, 8.6).
     */
    public static void addFraming(HttpHeaders to, BodyKind body, HttpMethod method) {
        if (body == BodyKind.CHUNKED) {
            to.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (body == BodyKind.NONE && WITH_BODY.contains(method)) {
            to.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
    }
}
