package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exactly one Host field with a well-formed value (RFC 9112, 3.2). A target in absolute form is brought into origin form,
 * and its authority replaces the field (3.2.2): two names for one request would let a cache or an upstream pick the other.
 */
final class HostRule implements EdgeRule {

    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=%-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://([^/?#]*)([^#]*)");

    @Override
    public @Nullable Problem check(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1) {
            return EdgeRule.badRequest("A request has exactly one Host field, this one has " + hosts.size() + ".");
        }
        String host = hosts.getFirst();
        String target = request.uri();
        if (!target.startsWith("/") && target.toLowerCase(Locale.ROOT).startsWith("http")) {
            Matcher absolute = ABSOLUTE.matcher(target);
            if (!absolute.matches()) {
                return EdgeRule.badRequest("The request target is not a valid absolute URI.");
            }
            host = absolute.group(1);
            String rest = absolute.group(2);
            request.setUri(rest.startsWith("/") ? rest : "/" + rest);
            request.headers().set(HttpHeaderNames.HOST, host);
        }
        return AUTHORITY.matcher(host).matches()
                ? null
                : EdgeRule.badRequest("The Host of the request is not a valid host and port.");
    }
}
