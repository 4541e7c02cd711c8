package dev.patchbay.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 6750, section 2.1: one {@code Authorization} field with the scheme {@code Bearer}, in any case. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token; null, too, when there is more than one field: none of them is more the caller's than the others. */
    public static @Nullable String in(List<String> authorization) {
        if (authorization.size() != 1) {
            return null;
        }
        String field = authorization.getFirst();
        return field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? field.substring(SCHEME.length()).strip()
                : null;
    }
}
