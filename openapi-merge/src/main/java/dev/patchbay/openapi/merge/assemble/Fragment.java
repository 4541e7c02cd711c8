package dev.patchbay.openapi.merge.assemble;

import dev.patchbay.openapi.merge.document.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reference's JSON pointer, as written, so that what does not change keeps its spelling: {@code %7B} or not.
 *
 * @param raw tokens, escaped as written
 */
record Fragment(List<String> raw) {

    /** Returns the part behind the {@code #}, which has to be a pointer. */
    static Fragment of(String reference) {
        String fragment = reference.substring(reference.indexOf('#') + 1);
        return new Fragment(
                fragment.isEmpty() ? List.of() : List.of(fragment.substring(1).split("/", -1)));
    }

    /** A local reference with one token replaced, keeping the spelling of the part of the name that stays. */
    String withToken(int position, String oldName, String newName) {
        if (oldName.equals(newName)) {
            return text(raw);
        }
        List<String> changed = new ArrayList<>(raw);
        String old = raw.get(position);
        changed.set(
                position,
                newName.endsWith(oldName)
                        ? escape(newName.substring(0, newName.length() - oldName.length()), old) + old
                        : escape(newName, old));
        return text(changed);
    }

    /** Returns a local reference with these tokens, spelled as before where they are the same. */
    String withTokens(List<String> tokens) {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean same = i < raw.size() && Pointer.unescape(raw.get(i)).equals(tokens.get(i));
            changed.add(same ? raw.get(i) : escape(tokens.get(i), i < raw.size() ? raw.get(i) : ""));
        }
        return text(changed);
    }

    private static String text(List<String> tokens) {
        return "#/" + String.join("/", tokens);
    }

    /** Percent-encodes what a URI must not contain when the old spelling did so too. */
    private static String escape(String token, String likeThis) {
        String escaped = Pointer.escape(token);
        if (likeThis.indexOf('%') < 0) {
            return escaped;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : escaped.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 0x80
                    && (Character.isLetterOrDigit(character) || "-._~!$&'()*+,;=:@".indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
