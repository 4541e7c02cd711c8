package dev.patchbay.domain.tenancy;

import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds the tenant of a verified token to the rest of the request. Runs after authentication; trusts no header. */
public final class TenantFilter extends OncePerRequestFilter {

    private final Function<Jwt, @Nullable String> claim;
    private final TenantDirectory tenants;

    /**
     * A filter for the tokens of one issuer.
     *
     * @param claim reads a token's tenant; the token's validator has made sure that it is a UUID, or null
     */
    public TenantFilter(Function<Jwt, @Nullable String> claim, TenantDirectory tenants) {
        this.claim = claim;
        this.tenants = tenants;
    }

    /** Rejects a token without a tenant, which is an operator's, outside of the actuator: it sees no tenant's data. */
    private static void requireOperation(HttpServletRequest request) {
        if (!request.getServletPath().startsWith("/actuator/")) {
            throw rejected("The token names no tenant");
        }
    }

    /** Returns a 403 with the challenge that RFC 6750, section 3, requires. */
    static ProblemException rejected(String detail) {
        return Problem.of(ProblemType.TENANT_REFUSED, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
                .toException();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            chain.doFilter(request, response);
            return;
        }
        String id = claim.apply(token.getToken());
        if (id == null) {
            requireOperation(request);
            chain.doFilter(request, response);
            return;
        }
        Tenant tenant = new Tenant(UUID.fromString(id));
        tenants.requireActive(tenant);
        try {
            tenant.<Void, Exception>call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
