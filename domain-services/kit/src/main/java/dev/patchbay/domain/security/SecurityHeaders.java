package dev.patchbay.domain.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer tells a browser: take the media type as it is said, run nothing, frame nothing, keep nothing that a
 * token paid for.
 */
final class SecurityHeaders {

    /** The pages have one style sheet, in themselves, and no script. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors"
                    + " 'none'";

    /** The same for everybody: may be kept, but is asked for again. */
    private static final Set<String> PUBLIC = Set.of("/", "/docs", "/v3/api-docs", "/v3/api-docs.yaml");

    private SecurityHeaders() {}

    static void write(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(SecurityHeaders::writeCacheControl);
    }

    private static void writeCacheControl(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            boolean open = PUBLIC.contains(request.getRequestURI());
            response.setHeader(HttpHeaders.CACHE_CONTROL, open ? "no-cache" : "no-store");
        }
    }
}
