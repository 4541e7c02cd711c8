package dev.patchbay.tokens;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims of a token under the names that its issuer gives them. */
public final class Claims {

    /** The claim that Entra ID and Okta use for scopes; RFC 9068 names it {@code scope}. */
    private static final String OTHER_SCOPE_CLAIM = "scp";

    private Claims() {}

    /**
     * Returns a claim's value; {@code a.b} is member {@code b} of claim {@code a} unless a claim has that very name.
     */
    public static @Nullable Object find(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return null;
        }
        @Nullable Object value = claims.get(name.substring(0, dot));
        for (String key : name.substring(dot + 1).split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(key) : null;
        }
        return value;
    }

    /** Returns the scopes, from a space-separated string or a list of strings; anything else is ignored. */
    public static Set<String> scopes(Map<String, Object> claims, String name) {
        @Nullable Object named = find(claims, name);
        @Nullable Object value = named == null ? claims.get(OTHER_SCOPE_CLAIM) : named;
        Collection<?> values = switch (value) {
            case String text -> List.of(text.split(" ", -1));
            case Collection<?> list -> list;
            case null, default -> List.of();
        };
        Set<String> scopes = new LinkedHashSet<>();
        for (Object scope : values) {
            if (scope instanceof String text && !text.isEmpty()) {
                scopes.add(text);
            }
        }
        return scopes;
    }
}
