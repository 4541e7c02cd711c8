package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.checks.TokenFilter;
import dev.patchbay.composer.config.AccessLogSettings;
import dev.patchbay.composer.drain.Drain;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.platform.Platform;
import dev.patchbay.composer.problem.RequestIds;
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

    /** What logs say of a request whose caller went away before there was an answer; nobody gets it. */
    private static final int GONE = 499;

    private final Tracing tracing;
    private final RouteTimers timers = new RouteTimers();
    private final AccessLog log;
    private final Drain drain;
    private volatile AccessLogSettings settings = AccessLogSettings.NONE;
    private final String tenantClaim;
    private final ApplicationContext platform;

    /**
     * @param tenantClaim names the tenant in a token
     * @param platform whose requests these are; the management port has a context of its own, whose probes and scrapes are none
     */
    public RequestTelemetry(
            Tracing tracing, MeterRegistry registry, Drain drain, String tenantClaim, ApplicationContext platform) {
        this.tenantClaim = tenantClaim;
        this.platform = platform;
        this.tracing = tracing;
        this.log = new AccessLog(registry);
        this.drain = drain;
    }

    /** Logs what the platform that comes into force says, and forgets what it does not have. */
    public void follow(Platform platform) {
        settings = platform.config().accessLog();
        timers.retain(platform);
    }

    /** What the timers of all routes have to tell. */
    public Collector timers() {
        return timers;
    }

    /** What times the requests of a route. */
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
        RequestRecord record = new RequestRecord(
                RequestIds.of(headers.getFirst("X-Request-Id")),
                tracing.begin(
                        request.getMethod().name(), headers.getFirst("traceparent"), headers.getFirst("tracestate")),
                request);
        exchange.getAttributes().put(RequestRecord.ATTRIBUTE, record);
        exchange.getResponse().getHeaders().set("X-Request-Id", record.id());
        drain.begin();
        return chain.filter(exchange)
                .doOnError(
                        failure -> record.failed(failure, exchange.getResponse().isCommitted()))
                .doFinally(signal -> end(exchange, record, signal));
    }

    private void end(ServerWebExchange exchange, RequestRecord record, SignalType signal) {
        drain.end();
        long nanos = record.elapsed();
        int status = status(exchange, record, signal);
        Outcome outcome = signal == SignalType.CANCEL
                ? Outcome.CANCELLED
                : record.brokeOff() ? Outcome.ABORTED : Outcome.of(status);
        RouteTimer route = record.route();
        (route == null ? timers.other() : route).record(outcome, nanos);
        String method = exchange.getRequest().getMethod().name();
        record.trace().end(method, route == null ? null : route.route(), status, outcome == Outcome.CANCELLED);
        if (AccessLog.isWanted(settings, status, nanos)) {
            log.add(new AccessLog.Line(
                    record.id(),
                    record.trace().id(),
                    method,
                    exchange.getRequest().getURI().getRawPath(),
                    route == null ? null : route.route(),
                    route == null ? null : route.service(),
                    status,
                    outcome.tag(),
                    nanos / 1000,
                    tenant(exchange)));
        }
    }

    private static int status(ServerWebExchange exchange, RequestRecord record, SignalType signal) {
        Throwable failure = record.failure();
        if (signal == SignalType.CANCEL && !exchange.getResponse().isCommitted()) {
            return GONE;
        }
        if (failure == null || record.brokeOff()) {
            HttpStatusCode status = exchange.getResponse().getStatusCode();
            return status == null ? 200 : status.value();
        }
        return switch (failure) {
            case ProblemException problem -> problem.problem().status();
            case ResponseStatusException answered -> answered.getStatusCode().value();
            default -> 500;
        };
    }

    private @Nullable String tenant(ServerWebExchange exchange) {
        return exchange.getAttribute(TokenFilter.TOKEN) instanceof Jwt token
                ? token.getClaimAsString(tenantClaim)
                : null;
    }

    @Override
    public void close() {
        log.close();
        tracing.close();
    }
}
