package dev.patchbay.tokens;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a token says what, whatever its issuer calls it. */
public final class Claims {

    /** Where many issuers put scopes (RFC 9068 leaves them {@code scope}, Entra ID and Okta do not). */
    private static final String OTHER_SCOPE_CLAIM = "scp";

    private Claims() {}

    /** The value of a claim; {@code a.b} is the member {@code b} of the claim {@code a}, unless a claim has that very name. */
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

    /** The scopes, said as one text with spaces or as a list of texts. What is neither is no scope. */
    public static Set<String> scopes(Map<String, Object> claims, String name) {
        @Nullable Object named = find(claims, name);
        @Nullable Object value = named == null ? claims.get(OTHER_SCOPE_CLAIM) : named;
        Collection<?> said = switch (value) {
            case String text -> List.of(text.split(" ", -1));
            case Collection<?> list -> list;
            case null, default -> List.of();
        };
        Set<String> scopes = new LinkedHashSet<>();
        for (Object scope : said) {
            if (scope instanceof String text && !text.isEmpty()) {
                scopes.add(text);
            }
        }
        return scopes;
    }
}
