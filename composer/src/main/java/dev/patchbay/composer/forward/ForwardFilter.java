package dev.patchbay.composer.forward;

import dev.patchbay.composer.headers.BodyKind;
import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.upstream.Permit;
import dev.patchbay.composer.upstream.ServiceGuard;
import dev.patchbay.composer.upstream.UpstreamProblem;
import dev.patchbay.composer.upstream.Watchdog;
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
 * The end of every route's filters: calls the service and streams its answer. It stands in for Spring Cloud Gateway's own
 * routing and writing filters, because all that they work out for each request is known beforehand here.
 */
public final class ForwardFilter implements GatewayFilterChain, AutoCloseable {

    private final Watchdog watchdog = new Watchdog();
    private final Attempt.Observers observers;
    private final WebSocketForward webSockets = new WebSocketForward(watchdog);

    /** @param audit is shown the answers of operations that want it */
    public ForwardFilter(ResponseAudit audit) {
        this.observers = new Attempt.Observers(audit, watchdog);
        watchdog.start();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange) {
        RouteMatch match = RequestContext.of(exchange).match();
        ForwardedRequest request = new ForwardedRequest(exchange);
        ProblemException tooLarge = BodyLimit.refusal(
                request.originalHeaders(), match.platform().config().maxBody());
        if (tooLarge != null) {
            return Mono.error(tooLarge);
        }
        ServiceGuard guard = match.target().upstream().guard();
        if (WebSocketForward.isUpgrade(exchange)) {
            Problem refusal = guard.tryAcquire();
            return refusal == null
                    ? webSockets.forward(request, match, guard::release)
                    : Mono.error(new ProblemException(refusal));
        }
        if (BodyKind.of(request.originalHeaders()) == BodyKind.NONE) {
            return forward(request, match, null);
        }
        Problem refusal = guard.refusal(); // before anybody sends a body for nothing
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        return RequestBody.of(request, guard, match.platform().config().maxBody())
                .onErrorMap(failure -> UpstreamProblem.of(failure, false))
                .flatMap(upload -> forward(request, match, upload).doFinally(signal -> upload.discard()));
    }

    private Mono<Void> forward(ForwardedRequest request, RouteMatch match, @Nullable RequestBody upload) {
        ServiceGuard guard = match.target().upstream().guard();
        Problem refusal = guard.tryAcquire();
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        return attempt(new Attempt(request, match, observers, new Permit(guard), upload));
    }

    private Mono<Void> attempt(Attempt attempt) {
        return new Transfer(attempt, attempt.request().channel()).onErrorResume(failure -> next(attempt, failure));
    }

    private Mono<Void> next(Attempt attempt, Throwable failure) {
        if (attempt.mayTryAfresh(failure)) {
            return attempt(attempt.afresh());
        }
        if (attempt.mayTryAgain(failure)) {
            return retry(attempt);
        }
        attempt.permit().release();
        return Mono.error(attempt.problem(failure));
    }

    /** After a little time, not the same for everybody, so that those who failed together do not come back together. */
    private Mono<Void> retry(Attempt attempt) {
        long base = 20L << attempt.number();
        Duration pause = Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
        return Mono.delay(pause).doOnCancel(attempt.permit()::release).then(Mono.defer(() -> attempt(attempt.again())));
    }

    /** Ends the watching thread. */
    @Override
    public void close() {
        watchdog.close();
    }
}
