package dev.patchbay.composer.proxy;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import dev.patchbay.composer.resilience.ServiceGuard;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The last filter of every route: calls the service and streams its answer. It stands in for Spring Cloud Gateway's own
 * routing and writing filters, because all that they work out for each request is known beforehand here.
 */
public final class ForwardFilter implements GatewayFilter, AutoCloseable {

    private final AnswerAudit audit;
    private final Watchdog watchdog = new Watchdog();
    private final WebSocketForward webSockets = new WebSocketForward(watchdog);

    /** @param audit is shown the answers of operations that want it */
    public ForwardFilter(AnswerAudit audit) {
        this.audit = audit;
        watchdog.start();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RouteMatch match = exchange.getRequiredAttribute(RouteMatch.ATTRIBUTE);
        ProblemException tooLarge = BodyLimit.refusal(
                Call.callerHeaders(exchange), match.platform().config().maxBody());
        if (tooLarge != null) {
            return Mono.error(tooLarge);
        }
        ServiceGuard guard = match.target().upstream().guard();
        if (WebSocketForward.isUpgrade(exchange)) {
            Problem refusal = guard.tryEnter();
            return refusal == null
                    ? webSockets.forward(exchange, match, guard::leave)
                    : Mono.error(new ProblemException(refusal));
        }
        if (BodyKind.of(Call.callerHeaders(exchange)) == BodyKind.NONE) {
            return forward(exchange, match, null);
        }
        Problem refusal = guard.refusal(); // before anybody sends a body for nothing
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        return Upload.of(exchange, match.platform().config().maxBody())
                .onErrorMap(failure -> UpstreamProblem.of(failure, false))
                .flatMap(upload -> forward(exchange, match, upload).doFinally(signal -> upload.discard()));
    }

    private Mono<Void> forward(ServerWebExchange exchange, RouteMatch match, @Nullable Upload upload) {
        ServiceGuard guard = match.target().upstream().guard();
        Problem refusal = guard.tryEnter();
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        Place place = new Place(guard);
        return attempt(new Call(exchange, match, audit, place, upload)).doFinally(signal -> place.leave());
    }

    private Mono<Void> attempt(Call call) {
        watchdog.add(call.clock());
        return new Transfer(call, Call.channel(call.exchange()))
                .doFinally(signal -> watchdog.remove(call.clock()))
                .onErrorResume(failure -> next(call, failure));
    }

    private Mono<Void> next(Call call, Throwable failure) {
        if (call.mayTryAfresh(failure)) {
            return attempt(call.afresh());
        }
        return call.mayTryAgain(failure) ? retry(call) : Mono.error(call.problem(failure));
    }

    /** After a little time, not the same for everybody, so that those who failed together do not come back together. */
    private Mono<Void> retry(Call call) {
        long base = 20L << call.attempt();
        Duration pause = Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
        return Mono.delay(pause).then(Mono.defer(() -> attempt(call.again())));
    }

    /** Ends the watching thread. */
    @Override
    public void close() {
        watchdog.close();
    }
}
