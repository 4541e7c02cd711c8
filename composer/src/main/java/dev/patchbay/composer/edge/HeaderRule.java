package dev.patchbay.composer.edge;

import dev.patchbay.composer.problem.Problem;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No control character in a field's value (RFC 9110, 5.5): a bare CR or a NUL ends a line for some servers. */
final class HeaderRule implements EdgeRule {

    @Override
    public @Nullable Problem check(HttpRequest request) {
        var fields = request.headers().iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            if (hasControl(field.getValue())) {
                return EdgeRule.badRequest("A header field has a control character in its value.");
            }
        }
        return null;
    }

    private static boolean hasControl(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
