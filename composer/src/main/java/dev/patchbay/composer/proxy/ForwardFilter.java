package dev.patchbay.composer.proxy;

import dev.patchbay.composer.problem.Problem;
import dev.patchbay.composer.problem.ProblemException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The last filter of every route: calls the service and streams its answer. It stands in for Spring Cloud Gateway's own
 * routing and writing filters, because all that they work out for each request is known beforehand here.
 */
public final class ForwardFilter implements GatewayFilter, AutoCloseable {

    /** Methods whose repetition changes nothing (RFC 9110, 9.2.2). */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final Watchdog watchdog = new Watchdog();
    private final WebSocketForward webSockets = new WebSocketForward();

    public ForwardFilter() {
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
        Upstream upstream = match.target().upstream();
        Problem refusal = upstream.guard().tryEnter();
        if (refusal != null) {
            return Mono.error(new ProblemException(refusal));
        }
        Mono<Void> call = WebSocketForward.isUpgrade(exchange.getRequest().getHeaders())
                ? webSockets.forward(exchange, match)
                : attempt(new Call(exchange, match), 1);
        return call.doFinally(signal -> upstream.guard().leave());
    }

    private Mono<Void> attempt(Call call, int attempt) {
        watchdog.add(call.clock());
        return call.send()
                .doFinally(signal -> watchdog.remove(call.clock()))
                .onErrorResume(
                        failure -> mayRetry(call, attempt) ? retry(call, attempt) : Mono.error(call.problem(failure)));
    }

    private static boolean mayRetry(Call call, int attempt) {
        return IDEMPOTENT.contains(call.method())
                && call.isRepeatable()
                && !call.clock().expired() // it would take that long once more
                && call.upstream().guard().tryRetry(attempt);
    }

    /** After a little time, not the same for everybody, so that those who failed together do not come back together. */
    private Mono<Void> retry(Call call, int attempt) {
        long base = 20L << attempt;
        Duration pause = Duration.ofMillis(base + ThreadLocalRandom.current().nextLong(base));
        return Mono.delay(pause).then(Mono.defer(() -> attempt(call.again(), attempt + 1)));
    }

    /** Ends the watching thread. */
    @Override
    public void close() {
        watchdog.close();
    }
}
