package dev.patchbay.composer.web;

import dev.patchbay.composer.config.AccessLogSettings;
import dev.patchbay.composer.drain.Drain;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.problem.RequestIds;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.telemetry.AccessLog;
import dev.patchbay.composer.telemetry.RequestOutcome;
import dev.patchbay.composer.telemetry.RouteTimer;
import dev.patchbay.composer.telemetry.RouteTimers;
import dev.patchbay.composer.telemetry.Tracing;
import dev.patchbay.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.Collector;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/** Takes up every request before anything else does, and writes down how it ended. */
public final class RequestTelemetry implements WebFilter, Ordered, AutoCloseable {

    /** The status in logs of a request whose client disconnected before the response; it is never sent. */
    private static final int GONE = 499;

    private final Tracing tracing;
    private final RouteTimers timers;
    private final AccessLog log;
    private final Drain drain;
    private volatile AccessLogSettings settings = AccessLogSettings.NONE;
    private final String tenantClaim;
    private final ApplicationContext platform;

    /**
     * @param tenantClaim names the tenant in a token
     * @param platform whose requests these are; the management port has a context of its own, whose probes and scrapes
     *     are none
     */
    public RequestTelemetry(
            Tracing tracing, MeterRegistry registry, Drain drain, String tenantClaim, ApplicationContext platform) {
        this.tenantClaim = tenantClaim;
        this.platform = platform;
        this.tracing = tracing;
        this.timers = new RouteTimers(registry);
        this.log = new AccessLog(registry);
        this.drain = drain;
    }

    /** Logs what the platform that comes into force says, and forgets what it does not have. */
    public void follow(Platform platform) {
        settings = platform.config().accessLog();
        timers.retain(platform);
    }

    /** The metrics of the timers of all routes. */
    public Collector timers() {
        return timers;
    }

    /** Returns the timer of a route's requests. */
    public RouteTimer timer(ExposedRoute route) {
        return timers.of(route);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!platform.equals(exchange.getApplicationContext())) {
            return chain.filter(exchange);
        }
        ServerHttpRequest request = exchange.getRequest();
        HttpHeaders headers = request.getHeaders();
        RequestContext context = RequestContext.begin(
                exchange,
                RequestIds.of(headers.getFirst("X-Request-Id")),
                tracing.begin(
                        request.getMethod().name(), headers.getFirst("traceparent"), headers.getFirst("tracestate")));
        exchange.getResponse().getHeaders().set("X-Request-Id", context.id());
        drain.begin();
        return chain.filter(exchange)
                .doOnError(failure ->
                        context.recordFailure(failure, exchange.getResponse().isCommitted()))
                .doFinally(signal -> end(exchange, context, signal));
    }

    private void end(ServerWebExchange exchange, RequestContext context, SignalType signal) {
        drain.end();
        long nanos = context.elapsed();
        int status = status(exchange, context, signal);
        RequestOutcome outcome = signal == SignalType.CANCEL
                ? RequestOutcome.CANCELLED
                : context.isAborted() ? RequestOutcome.ABORTED : RequestOutcome.of(status);
        RouteMatch match = context.matchOrNull();
        RouteTimer route = match == null ? null : match.target().timer();
        (route == null ? timers.other() : route).record(outcome, nanos);
        String method = exchange.getRequest().getMethod().name();
        context.trace().end(method, route == null ? null : route.route(), status, outcome == RequestOutcome.CANCELLED);
        if (AccessLog.isWanted(settings, status, nanos)) {
            log.add(new AccessLog.Line(
                    context.id(),
                    context.trace().id(),
                    method,
                    exchange.getRequest().getURI().getRawPath(),
                    route == null ? null : route.route(),
                    route == null ? null : route.service(),
                    status,
                    outcome.tag(),
                    nanos / 1000,
                    tenant(context)));
        }
    }

    private static int status(ServerWebExchange exchange, RequestContext context, SignalType signal) {
        Throwable failure = context.failure();
        if (signal == SignalType.CANCEL && !exchange.getResponse().isCommitted()) {
            return GONE;
        }
        if (failure == null || context.isAborted()) {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            return status == null ? 200 : status.value();
        }
        return switch (failure) {
            case ProblemException problem -> problem.problem().status();
            case ResponseStatusException answered -> answered.getStatusCode().value();
            default -> 500;
        };
    }

    private @Nullable String tenant(RequestContext context) {
        Jwt token = context.token();
        return token == null ? null : token.getClaimAsString(tenantClaim);
    }

    @Override
    public void close() {
        log.close();
        tracing.close();
    }
}
