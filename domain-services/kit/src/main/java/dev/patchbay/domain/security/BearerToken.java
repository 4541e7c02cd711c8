package dev.patchbay.domain.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** RFC 6750, section 2.1: one {@code Authorization} field with the scheme {@code Bearer}, in any case. The composer reads it so, too. */
final class BearerToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    /** The token; null, too, when there is more than one: none of them is more the caller's than the others. */
    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> fields = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (fields.size() != 1 || !fields.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return fields.getFirst().substring(SCHEME.length()).strip();
    }
}
