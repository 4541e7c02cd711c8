package dev.patchbay.composer.checks;

import dev.patchbay.composer.config.FailMode;
import dev.patchbay.composer.config.LimitStore;
import dev.patchbay.composer.config.Plan;
import dev.patchbay.composer.limits.RateFields;
import dev.patchbay.composer.limits.RateLimiter;
import dev.patchbay.composer.limits.Verdict;
import dev.patchbay.composer.plans.Principal;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.TokenSettings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Checks that the token's plan contains the operation, that its scopes cover it, and that its tenant has some of its
 * rates left. Runs after the token filter, on routes of platforms that have plans.
 */
public final class PlanFilter implements GatewayFilter, AutoCloseable {

    private record Counting(LimitStore store, RateLimiter limiter) {}

    private final TokenSettings tokens;
    private volatile @Nullable Counting counting;

    /** @param tokens the claims that name tenant and scopes */
    public PlanFilter(TokenSettings tokens) {
        this.tokens = tokens;
    }

    /** Follows a new platform. Counting goes on if the store is the same as before. */
    public void follow(Platform platform) {
        LimitStore store = platform.config().plans().store();
        Counting before = counting;
        boolean wanted = platform.config().plans().byName().values().stream()
                .anyMatch(plan -> !plan.rates().isEmpty());
        if (before != null && wanted && before.store.equals(store)) {
            return;
        }
        counting = wanted ? new Counting(store, RateLimiter.at(store)) : null;
        if (before != null) {
            before.limiter.close();
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RequestContext context = RequestContext.of(exchange);
        RouteMatch match = context.match();
        ExposedRoute route = match.target().route();
        Jwt token = Objects.requireNonNull(context.token(), "the token filter comes first");
        Principal principal = Principal.of(match.platform().config().plans(), tokens, token.getClaims());
        context.setPrincipal(principal);
        Problem refusal = principal.refusal(route.permission(), route.id());
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        Plan plan = principal.plan();
        Counting now = counting;
        if (plan == null || plan.rates().isEmpty() || now == null) {
            return chain.filter(exchange);
        }
        CompletableFuture<Verdict> asked =
                now.limiter.take(plan, principal.tenant()).toCompletableFuture();
        return asked.isDone()
                ? decide(exchange, chain, plan, asked.join())
                : Mono.fromFuture(asked).flatMap(verdict -> decide(exchange, chain, plan, verdict));
    }

    private static Mono<Void> decide(ServerWebExchange exchange, GatewayFilterChain chain, Plan plan, Verdict verdict) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        RateFields.set(headers::set, plan, verdict);
        return switch (verdict) {
            case Verdict.Admitted ignored -> chain.filter(exchange);
            case Verdict.Refused refused -> Mono.error(new ProblemException(tooMany(plan, refused)));
            case Verdict.Uncounted() ->
                plan.fail() == FailMode.OPEN ? chain.filter(exchange) : Mono.error(new ProblemException(uncounted()));
        };
    }

    private static Problem tooMany(Plan plan, Verdict.Refused refused) {
        return Problem.of(
                        ProblemType.RATE_LIMITED,
                        "The plan '" + plan.name() + "' allows "
                                + refused.rate().text() + "; try again in " + refused.retrySeconds() + " s.")
                .withHeader("Retry-After", Long.toString(refused.retrySeconds()))
                .withMember("plan", plan.name())
                .withMember("violated-policies", List.of(refused.rate().text()));
    }

    private static Problem uncounted() {
        return Problem.of(
                        ProblemType.LIMITS_UNAVAILABLE,
                        "Requests cannot be counted now, and the plan does not let any pass uncounted.")
                .withHeader("Retry-After", "1");
    }

    @Override
    public void close() {
        Counting last = counting;
        counting = null;
        if (last != null) {
            last.limiter.close();
        }
    }
}
