package dev.patchbay.composer.edge;

import dev.patchbay.problems.Problem;
import io.netty.handler.codec.http.HttpRequest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No control character in a field's value (RFC 9110, 5.5): a bare CR or a NUL ends a line for some servers. */
final class HeaderRule implements EdgeRule {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final int DELETE = 0x7f;

    @Override
    public @Nullable Problem check(HttpRequest request) {
        var fields = request.headers().iteratorCharSequence();
        while (fields.hasNext()) {
            Map.Entry<CharSequence, CharSequence> field = fields.next();
            if (hasControl(field.getValue())) {
                return EdgeRule.malformed("A header field has a control character in its value.");
            }
        }
        return null;
    }

    /** Looks at eight characters at once, since a token has hundreds. */
    private static boolean hasControl(CharSequence value) {
        byte[] octets = value.toString().getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        for (; at + Long.BYTES <= octets.length; at += Long.BYTES) {
            if (mayHaveControl((long) EIGHT.get(octets, at)) && hasControl(octets, at, at + Long.BYTES)) {
                return true;
            }
        }
        return hasControl(octets, at, octets.length);
    }

    /** True if one of eight octets is below 0x20 or is 0x7f; there are false positives, and no false negatives. */
    private static boolean mayHaveControl(long eight) {
        long below = (eight - EACH * ' ') & ~eight;
        long notDelete = eight ^ (EACH * DELETE);
        long delete = (notDelete - EACH) & ~notDelete;
        return ((below | delete) & HIGHEST_BITS) != 0;
    }

    private static boolean hasControl(byte[] octets, int start, int end) {
        for (int i = start; i < end; i++) {
            int octet = octets[i] & 0xff;
            if ((octet < ' ' && octet != '\t') || octet == DELETE) {
                return true;
            }
        }
        return false;
    }
}
