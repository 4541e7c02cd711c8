package dev.patchbay.openapi.merge.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901).
 *
 * @param tokens unescaped
 */
public record Pointer(List<String> tokens) {

    /** The whole document. */
    public static final Pointer ROOT = new Pointer(List.of());

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    public static Pointer of(String... tokens) {
        return new Pointer(List.of(tokens));
    }

    /** This pointer and one step further down. */
    public Pointer then(String token) {
        List<String> longer = new ArrayList<>(tokens);
        longer.add(token);
        return new Pointer(longer);
    }

    /** This pointer and more steps further down. */
    public Pointer then(List<String> more) {
        List<String> longer = new ArrayList<>(tokens);
        longer.addAll(more);
        return new Pointer(longer);
    }

    public int size() {
        return tokens.size();
    }

    public String token(int position) {
        return tokens.get(position);
    }

    /** The tokens from this position on. */
    public List<String> from(int position) {
        return tokens.subList(position, tokens.size());
    }

    /** Finds what this points to in {@code root}; null if there is no such thing. */
    public @Nullable Node in(Node root) {
        Node node = root;
        for (String token : tokens) {
            node = step(node, token);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static @Nullable Node step(Node node, String token) {
        if (node instanceof Mapping mapping) {
            return mapping.get(token);
        }
        if (node instanceof Sequence sequence && token.matches("0|[1-9][0-9]{0,8}")) {
            int position = Integer.parseInt(token);
            return position < sequence.size() ? sequence.get(position) : null;
        }
        return null;
    }

    /** Escapes {@code ~} and {@code /} in a token. */
    public static String escape(String token) {
        return token.indexOf('~') < 0 && token.indexOf('/') < 0
                ? token
                : token.replace("~", "~0").replace("/", "~1");
    }

    /** Decodes a token of a URI fragment: percent-decoded (RFC 3986), then unescaped. */
    public static String unescape(String raw) {
        String decoded = raw.indexOf('%') < 0 ? raw : percentDecode(raw);
        return decoded.indexOf('~') < 0 ? decoded : decoded.replace("~1", "/").replace("~0", "~");
    }

    private static String percentDecode(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                decoded[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                decoded[length++] = bytes[i];
            }
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** {@code /a/b~1c}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append('/').append(escape(token));
        }
        return text.toString();
    }
}
