package dev.patchbay.domain.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers of every response for browsers: no guessing of media types, no scripts, no frames, no caching of what a
 * token paid for. They are set before anything can reject the request, so that error responses have them, too.
 */
final class BrowserHeaders extends OncePerRequestFilter {

    /** The pages have one style sheet, in themselves, and no script. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";

    /** The same for everyone: may be cached, but must be revalidated. */
    private static final Set<String> PUBLIC = Set.of("/", "/docs", "/v3/api-docs", "/v3/api-docs.yaml");

    /** Sets them on a response that nobody may cache. */
    static void set(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("Cache-Control", "no-store");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        set(response);
        if (PUBLIC.contains(request.getRequestURI())) {
            response.setHeader("Cache-Control", "no-cache");
        }
        chain.doFilter(request, response);
    }
}
