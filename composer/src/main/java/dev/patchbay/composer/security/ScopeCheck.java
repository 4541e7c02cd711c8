package dev.patchbay.composer.security;

import dev.patchbay.composer.platform.RequiredScopes;
import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Comes after {@link TokenCheck}: what the token cannot do is refused before the service is called. */
public final class ScopeCheck implements GatewayFilter {

    private final RequiredScopes required;
    private final String scopeClaim;

    /** @param scopeClaim the claim that holds a token's scopes, as text separated by spaces or as an array */
    public ScopeCheck(RequiredScopes required, String scopeClaim) {
        this.required = required;
        this.scopeClaim = scopeClaim;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Jwt token = exchange.getRequiredAttribute(TokenCheck.TOKEN);
        return required.areIn(scopes(token.getClaim(scopeClaim))) ? chain.filter(exchange) : Mono.error(insufficient());
    }

    private static Collection<String> scopes(@Nullable Object claim) {
        return switch (claim) {
            case String text -> List.of(text.split(" ", -1));
            case Collection<?> list -> list.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /** RFC 6750, 3.1. */
    private ProblemException insufficient() {
        Set<String> scopes = required.alternatives().getFirst();
        return new ProblemException(Problem.of(
                        403,
                        "insufficient-scope",
                        "Insufficient scope",
                        "The token lacks a scope of this operation, which needs " + String.join(" and ", scopes) + ".")
                .with(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\""));
    }
}
