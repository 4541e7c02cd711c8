package dev.patchbay.composer.forward;

import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.upstream.Permit;
import dev.patchbay.composer.upstream.ServiceGuard;
import dev.patchbay.composer.upstream.UpstreamCall;
import dev.patchbay.composer.upstream.UpstreamProblem;
import dev.patchbay.composer.websocket.WebSocketForward;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The end of every route's filters: forwards the request to its service, in one or more attempts, and relays the
 * response. It stands in for Spring Cloud Gateway's own routing and writing filters, because all that they work out for
 * each request is known beforehand here.
 */
public final class ForwardFilter implements GatewayFilterChain {

    private final ResponseAudit audit;

    /** @param audit looks at the responses of operations that want it */
    public ForwardFilter(ResponseAudit audit) {
        this.audit = audit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange) {
        ForwardedRequest request = new ForwardedRequest(exchange);
        long maxBody = request.match().platform().config().maxBody();
        ProblemException tooLarge = BodyLimit.refusal(request.originalHeaders(), maxBody);
        if (tooLarge != null) {
            return Mono.error(tooLarge);
        }
        if (WebSocketForward.isUpgrade(exchange)) {
            return WebSocketForward.forward(request);
        }
        if (!request.hasBody()) {
            return forward(request, null);
        }
        ServiceGuard guard = request.upstream().guard();
        Problem refusal = guard.refusal(); // before a client sends a body for nothing
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        return RequestBody.of(request, guard, maxBody)
                .onErrorMap(failure -> UpstreamProblem.of(failure, false))
                .flatMap(body -> forward(request, body).doFinally(signal -> body.discard()));
    }

    private Mono<Void> forward(ForwardedRequest request, @Nullable RequestBody body) {
        ServiceGuard guard = request.upstream().guard();
        Problem refusal = guard.tryAcquire();
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        Forwarding forwarding = new Forwarding(request, body, new Permit(guard), audit);
        return attempt(
                forwarding,
                UpstreamCall.first(
                        request.upstream(),
                        request.context().trace(),
                        request.method().name()));
    }

    private static Mono<Void> attempt(Forwarding forwarding, UpstreamCall call) {
        Attempt attempt = new Attempt(forwarding, call);
        return attempt.onErrorResume(failure -> next(forwarding, attempt, failure));
    }

    private static Mono<Void> next(Forwarding forwarding, Attempt attempt, Throwable failure) {
        return switch (RetryPolicy.tryAcquireNext(attempt, failure)) {
            case FRESH_CONNECTION -> attempt(forwarding, attempt.call().withFreshConnection());
            case RETRY ->
                Mono.delay(pause(attempt.call().number()))
                        .doOnCancel(forwarding.permit()::release)
                        .then(Mono.defer(
                                () -> attempt(forwarding, attempt.call().next())));
            case NOTHING -> {
                forwarding.permit().release();
                yield Mono.error(attempt.problem(failure));
            }
        };
    }

    /** A little time, not the same for all, so that requests which failed together do not come back together. */
    private static Duration pause(int attempts) {
        long base = 20L << attempts;
        return Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
    }
}
