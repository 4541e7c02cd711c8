package dev.patchbay.composer.checks;

import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.security.TokenVerifier;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.BearerToken;
import java.util.concurrent.Executors;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Checks the token of every request for a route that is not public. The token itself is forwarded to the service. */
public final class TokenFilter implements GatewayFilter, AutoCloseable {

    private final TokenVerifier verifier;
    private final Scheduler asking =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "token");

    public TokenFilter(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Jwt known = verifier.known(token(exchange.getRequest().getHeaders()));
        if (known != null) {
            RequestContext.of(exchange).setToken(known);
            return chain.filter(exchange);
        }
        return require(exchange.getRequest().getHeaders()).flatMap(jwt -> {
            RequestContext.of(exchange).setToken(jwt);
            return chain.filter(exchange);
        });
    }

    /** Returns the valid token of a request; fails with the problem to respond with. */
    public Mono<Jwt> require(HttpHeaders headers) {
        String token = token(headers);
        Jwt known = verifier.known(token);
        return known == null ? Mono.fromCallable(() -> verifier.verify(token)).subscribeOn(asking) : Mono.just(known);
    }

    private static String token(HttpHeaders headers) {
        String token = BearerToken.in(headers.getOrEmpty(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            throw new ProblemException(Problem.of(
                            ProblemType.TOKEN_REQUIRED,
                            "This operation needs a token: send it as 'Authorization: Bearer ...'.")
                    .withHeader("WWW-Authenticate", "Bearer"));
        }
        return token;
    }

    @Override
    public void close() {
        asking.dispose();
    }
}
