package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exactly one Host field with a well-formed value (RFC 9112, 3.2). A target in absolute form is brought into origin
 * form, and its authority replaces the field (3.2.2): two names for one request would let a cache or an upstream pick
 * the other.
 */
final class HostRule implements EdgeRule {

    private static final BitSet NAME =
            octets("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~!$&'()*+,;=%-");
    private static final BitSet ADDRESS = octets("0123456789ABCDEFabcdef:.");
    private static final BitSet DIGITS = octets("0123456789");
    private static final int MOST_DIGITS = 5;

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)([^#]*)");

    @Override
    public @Nullable Problem check(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            return EdgeRule.malformed("A request has exactly one Host field, this one has " + hosts.size() + ".");
        }
        String host = hosts.getFirst();
        String target = request.uri();
        if (!target.startsWith("/") && target.toLowerCase(Locale.ROOT).startsWith("http")) {
            Matcher absolute = ABSOLUTE.matcher(target);
            if (!absolute.matches()) {
                return EdgeRule.malformed("The request target is not a valid absolute URI.");
            }
            host = absolute.group(1);
            String rest = absolute.group(2);
            request.setUri(rest.startsWith("/") ? rest : "/" + rest);
            request.headers().set(HttpHeaderNames.HOST, host);
        }
        return isAuthority(host) ? null : EdgeRule.malformed("The Host of the request is not a valid host and port.");
    }

    /** A name or an address, in brackets when it is one of version 6, and perhaps a port (RFC 3986, 3.2). */
    private static boolean isAuthority(String text) {
        boolean bracketed = text.startsWith("[");
        int start = bracketed ? 1 : 0;
        int end = end(text, start, bracketed ? ADDRESS : NAME);
        if (end == start) {
            return false;
        }
        if (bracketed) {
            if (end == text.length() || text.charAt(end) != ']') {
                return false;
            }
            end++;
        }
        return end == text.length()
                || (text.charAt(end) == ':'
                        && end(text, end + 1, DIGITS) == text.length()
                        && text.length() - end - 1 <= MOST_DIGITS);
    }

    /** Behind the octets of this kind. */
    private static int end(String text, int start, BitSet kind) {
        int at = start;
        while (at < text.length() && kind.get(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static BitSet octets(String all) {
        BitSet set = new BitSet();
        all.chars().forEach(set::set);
        return set;
    }
}
