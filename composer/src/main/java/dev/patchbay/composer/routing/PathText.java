package dev.patchbay.composer.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one normal form of a path: percent-encoded only where RFC 3986 section 3.3 asks for it, with capital hex digits
 * (section 6.2.2). Matching and forwarding both use it, so that no spelling of a path means one thing to the composer
 * and another to an upstream.
 */
public final class PathText {

    private static final String MARKS = "-._~!$&'()*+,=:@";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathText() {}

    /**
     * The normal form of a request's path, or null when the path is one that servers disagree about: dot segments,
     * empty segments, encoded or backward slashes, semicolons, control characters, anything that section 3.3 does not
     * allow. The text comes back as it is, without a copy, when it is in normal form already.
     */
    public static @Nullable String normal(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return null;
        }
        StringBuilder changed = null;
        boolean ascii = true;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = octet(path, i);
                if (octet < 0x20 || octet == 0x7f || octet == '/' || octet == '\\' || octet == ';') {
                    return null;
                }
                changed = changed == null ? new StringBuilder(path.length()).append(path, 0, i) : changed;
                appendNormal(changed, octet);
                ascii &= octet < 0x80;
                i += 2;
            } else if (c == '/' || isPlain(c)) {
                if (changed != null) {
                    changed.append(c);
                }
            } else {
                return null;
            }
        }
        String normal = changed == null ? path : changed.toString();
        return hasDoubtfulSegment(normal) || (!ascii && !isUtf8(normal)) ? null : normal;
    }

    /** The normal form of a literal out of a document, where people also write what a URI would have to encode. */
    static String normalLiteral(String literal) {
        StringBuilder normal = new StringBuilder(literal.length());
        byte[] octets = literal.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int octet = octets[i] & 0xff;
            if (octet == '%' && i + 2 < octets.length && octet(octets, i) >= 0) {
                appendNormal(normal, octet(octets, i));
                i += 2;
            } else {
                appendNormal(normal, octet);
            }
        }
        return normal.toString();
    }

    static int segmentEnd(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() : slash;
    }

    private static boolean hasDoubtfulSegment(String path) {
        int start = 1;
        while (start <= path.length()) {
            int end = segmentEnd(path, start);
            int length = end - start;
            boolean dots = (length == 1 && path.charAt(start) == '.') || (length == 2 && path.startsWith("..", start));
            boolean emptyInside = length == 0 && end < path.length();
            if (dots || emptyInside) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    /** Malformed UTF-8, overlong forms above all, is what decoders disagree about. */
    private static boolean isUtf8(String path) {
        byte[] octets = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            octets[length++] = (byte) (c == '%' ? octet(path, i) : c);
            i += c == '%' ? 2 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void appendNormal(StringBuilder text, int octet) {
        if (octet < 0x80 && isPlain((char) octet)) {
            text.append((char) octet);
        } else {
            text.append('%').append(HEX.toHighHexDigit(octet)).append(HEX.toLowHexDigit(octet));
        }
    }

    /**
     * Section 3.3 {@code pchar} without percent-encoding and without the semicolon, which carries matrix parameters.
     */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    private static int octet(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int octet(byte[] text, int at) {
        int high = Character.digit(text[at + 1], 16);
        int low = Character.digit(text[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
