package dev.patchbay.composer.edge;

import dev.patchbay.composer.routing.PathText;
import dev.patchbay.problems.Problem;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings the path into the normal form of {@link PathText}, which is then both matched and forwarded, and refuses paths
 * that servers are known to read differently (RFC 3986, 3.3 and 6.2.2). In the query only what no URI may hold is
 * touched: people do write {@code |} there, so it is encoded; control characters, {@code #} and broken percent-encoding
 * are refused.
 */
final class TargetRule implements EdgeRule {

    private static final String TOLERATED = "\"<>[\\]^`{|}";

    @Override
    public @Nullable Problem check(HttpRequest request) {
        String target = request.uri();
        if (target.equals("*") && request.method().equals(HttpMethod.OPTIONS)) {
            request.setUri("/"); // the server as a whole (RFC 9112, 3.2.4); later it would look like the path /*
            return null;
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String normal = PathText.normal(path);
        if (normal == null) {
            return EdgeRule.malformed(
                    "The path has something that servers read differently: a dot segment, an empty segment, an encoded"
                            + " slash, a backslash, a semicolon, a control character or an invalid percent-encoding.");
        }
        String query = question < 0 ? "" : normalQuery(target, question);
        if (query == null) {
            return EdgeRule.malformed("The query has a character that no URI may have, or a broken percent-encoding.");
        }
        boolean pathAsIs = normal.length() == path.length() && normal.equals(path);
        if (!pathAsIs || query.length() != target.length() - path.length()) {
            request.setUri(normal + query);
        }
        return null;
    }

    /** From the question mark on; null when it cannot be made a valid query. */
    private static @Nullable String normalQuery(String target, int question) {
        StringBuilder changed = null;
        for (int i = question; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#' || (c == '%' && !isEncodedAt(target, i))) {
                return null;
            }
            if (TOLERATED.indexOf(c) >= 0) {
                changed = changed == null ? new StringBuilder().append(target, question, i) : changed;
                changed.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else if (changed != null) {
                changed.append(c);
            }
        }
        return changed == null ? target.substring(question) : changed.toString();
    }

    private static boolean isEncodedAt(String text, int at) {
        return at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }
}
