package dev.patchbay.domain.security;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The scopes of the current token. */
public final class Scopes {

    /** The prefix of a scope in the name of its authority. */
    static final String PREFIX = "SCOPE_";

    private Scopes() {}

    /**
     * Requires that the token has all of the scopes.
     *
     * @throws dev.patchbay.problems.ProblemException 403 with the challenge of RFC 6750, section 3.1, otherwise
     */
    public static void require(Collection<String> scopes) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Collection<? extends GrantedAuthority> granted =
                authentication == null ? List.of() : authentication.getAuthorities();
        List<String> missing =
                scopes.stream().filter(scope -> !contains(granted, scope)).toList();
        if (!missing.isEmpty()) {
            throw Problem.of(
                            ProblemType.INSUFFICIENT_SCOPE,
                            "The access token lacks the scope " + String.join(" and ", missing))
                    .withHeader(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\"")
                    .toException();
        }
    }

    private static boolean contains(Collection<? extends GrantedAuthority> granted, String scope) {
        for (GrantedAuthority authority : granted) {
            String text = String.valueOf(authority.getAuthority());
            if (text.length() == PREFIX.length() + scope.length() && text.startsWith(PREFIX) && text.endsWith(scope)) {
                return true;
            }
        }
        return false;
    }
}
