package dev.patchbay.composer.route;

import dev.patchbay.composer.plans.Principal;
import dev.patchbay.composer.problem.RequestIds;
import dev.patchbay.composer.telemetry.LogContext;
import dev.patchbay.composer.telemetry.Trace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/**
 * Everything that the composer knows of one request, in one attribute of the exchange. The id and the trace are there
 * from the start; the match, the token and the principal are each set once, by the one that finds them out: {@link
 * RouteHandler}, the token filter and the plan filter.
 */
public final class RequestContext {

    private static final String ATTRIBUTE = RequestContext.class.getName();

    private final String id;
    private final Trace trace;
    private final @Nullable ServerHttpRequest original;
    private final long start = System.nanoTime();
    private volatile @Nullable RouteMatch match;
    private volatile @Nullable Jwt token;
    private volatile @Nullable Principal principal;
    private volatile @Nullable Throwable failure;
    private volatile boolean isAborted;

    private RequestContext(String id, Trace trace, @Nullable ServerHttpRequest original) {
        this.id = id;
        this.trace = trace;
        this.original = original;
    }

    /** Begins the context of a request that has just arrived. */
    public static RequestContext begin(ServerWebExchange exchange, String id, Trace trace) {
        RequestContext context = new RequestContext(id, trace, exchange.getRequest());
        exchange.getAttributes().put(ATTRIBUTE, context);
        return context;
    }

    /** Returns the context of a request; a new one if none was begun, as for requests to the management port. */
    public static RequestContext of(ServerWebExchange exchange) {
        return exchange.getAttributes().get(ATTRIBUTE) instanceof RequestContext context
                ? context
                : new RequestContext(RequestIds.random(), Trace.unrecorded(), null);
    }

    /** The request's id, which its response, its log lines and its requests to services carry. */
    public String id() {
        return id;
    }

    /** The request's part of a trace. */
    public Trace trace() {
        return trace;
    }

    /** True if this is the request as it arrived, and no filter has replaced it. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    public boolean isOriginal(ServerHttpRequest request) {
        return request == original;
    }

    /** The time since the request arrived, in nanoseconds. */
    public long elapsed() {
        return System.nanoTime() - start;
    }

    /** The route of the request; to be called by its filters, for which there always is one. */
    public RouteMatch match() {
        return Objects.requireNonNull(match, "the request has no route");
    }

    /** The route of the request; null if it has none, or not yet. */
    public @Nullable RouteMatch matchOrNull() {
        return match;
    }

    void setMatch(RouteMatch found) {
        match = found;
    }

    /** The verified token; null on public routes. */
    public @Nullable Jwt token() {
        return token;
    }

    /** Sets the verified token. */
    public void setToken(Jwt verified) {
        token = verified;
    }

    /** The tenant, plan and scopes that the token names; null on routes that need none of them. */
    public @Nullable Principal principal() {
        return principal;
    }

    /** Sets whom the token names. */
    public void setPrincipal(Principal named) {
        principal = named;
    }

    /** Why the request failed; null if it did not. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** True if the request failed after its response had begun, so that no problem could be sent any more. */
    public boolean isAborted() {
        return isAborted;
    }

    /** Records how the request failed. */
    public void recordFailure(Throwable cause, boolean isCommitted) {
        failure = cause;
        isAborted = isCommitted;
    }

    /** Runs an action whose log lines carry the ids of this request. */
    public void log(Runnable lines) {
        LogContext.run(id, trace.id(), lines);
    }
}
