package dev.patchbay.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bearer token of a request (RFC 6750, section 2.1): one {@code Authorization} field, scheme in any case. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Returns the token; null if there is none, or more than one field, of which none is the one to trust. */
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
