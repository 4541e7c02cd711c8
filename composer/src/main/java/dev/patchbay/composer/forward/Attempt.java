package dev.patchbay.composer.forward;

import dev.patchbay.composer.client.ServiceClient;
import dev.patchbay.composer.headers.BodyKind;
import dev.patchbay.composer.headers.ClientAddress;
import dev.patchbay.composer.headers.RequestHeaders;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.telemetry.Trace;
import dev.patchbay.composer.upstream.Balancer;
import dev.patchbay.composer.upstream.CallClock;
import dev.patchbay.composer.upstream.Permit;
import dev.patchbay.composer.upstream.Upstream;
import dev.patchbay.composer.upstream.UpstreamProblem;
import dev.patchbay.composer.upstream.Watchdog;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * One attempt to have a service answer a request: what is asked, of whom, what became of it, and whether that was worth another
 * attempt. {@link Transfer} moves the messages.
 */
final class Attempt {

    /** Methods whose repetition changes nothing (RFC 9110, 9.2.2). */
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    /** What the decoder let in need not be looked at again. */
    private static final HttpHeadersFactory KNOWN_TO_BE_VALID =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static final AsciiString REQUEST_ID = AsciiString.cached("x-request-id");

    /**
     * Who looks on.
     *
     * @param audit at answers
     * @param watchdog at the clock
     */
    record Observers(ResponseAudit audit, Watchdog watchdog) {}

    private final ForwardedRequest request;
    private final ServerWebExchange exchange;
    private final RouteMatch match;
    private final ClientAddress caller;
    private final boolean isAfresh;
    private final Observers observers;
    private final Permit permit;
    private final @Nullable RequestBody upload;
    private final Upstream upstream;
    private final Balancer.Instance instance;
    private final Upstream.Client client;
    private final int number;
    private final CallClock clock;
    private final HttpMethod method;
    private final BodyKind body;
    private final RequestContext record;
    private final Trace.Step step;
    private int status;
    private boolean begun;
    private boolean isReused;
    private boolean answered;
    private @Nullable Throwable uploadFailure;

    /** @param upload the request's body; null when it has none */
    Attempt(
            ForwardedRequest request,
            RouteMatch match,
            Observers observers,
            Permit permit,
            @Nullable RequestBody upload) {
        this(request, match, observers, permit, upload, null, false);
    }

    private Attempt(
            ForwardedRequest request,
            RouteMatch match,
            Observers observers,
            Permit permit,
            @Nullable RequestBody upload,
            @Nullable Attempt before,
            boolean isAfresh) {
        this.permit = permit;
        this.upload = upload;
        this.request = request;
        this.exchange = request.exchange();
        this.observers = observers;
        this.match = match;
        this.caller = ClientAddress.of(exchange);
        this.isAfresh = isAfresh;
        this.upstream = match.target().upstream();
        this.instance = isAfresh && before != null
                ? before.instance
                : upstream.balancer().choose(before == null ? null : before.instance);
        this.client = upstream.client(instance);
        this.number = before == null ? 1 : isAfresh ? before.number : before.number + 1;
        this.record = RequestContext.of(exchange);
        this.clock = new CallClock(upstream.calls().timeouts(), before == null ? 0 : before.clock.spent());
        this.method = HttpMethod.valueOf(exchange.getRequest().getMethod().name());
        this.body = BodyKind.of(request.originalHeaders());
        this.step = record.trace().step(upstream.service().name(), method.name(), number);
    }

    /** Another attempt, with another instance when there is one. */
    Attempt again() {
        return new Attempt(request, match, observers, permit, upload, this, false);
    }

    /** The same attempt over a connection that nobody has used. */
    Attempt afresh() {
        return new Attempt(request, match, observers, permit, upload, this, true);
    }

    int number() {
        return number;
    }

    CallClock clock() {
        return clock;
    }

    Upstream upstream() {
        return upstream;
    }

    /**
     * Whether the request may be made once more: nothing of an answer has gone on, and either nothing of the request has gone
     * out, or its repetition changes nothing (RFC 9110, 9.2.2) and it has no body that is gone now.
     */
    private boolean isRepeatable() {
        boolean sentSafely = IDEMPOTENT.contains(method) && body == BodyKind.NONE;
        return (sentSafely || !begun)
                && !exchange.getResponse().isCommitted()
                && !clock.expired() // it would take that long once more
                && !clock.isOver();
    }

    /**
     * Whether this failed only because the service had given up a connection that lay idle, just when the request went out
     * (RFC 9112, 9.3.1: such a request may be repeated when its method is idempotent). That is no fault of anybody's, so it
     * needs no retry of the configured ones.
     */
    private boolean diedIdle(Throwable failure) {
        boolean isClosed = failure instanceof IOException && !(failure instanceof ProtocolException);
        return isReused && isClosed && !answered && uploadFailure == null && isRepeatable();
    }

    /** Whether to repeat this attempt {@link #afresh}. */
    boolean mayTryAfresh(Throwable failure) {
        return diedIdle(failure) && upstream.guard().tryAfresh();
    }

    /** Whether to try again after this failure; takes the retry from the budget. */
    boolean mayTryAgain(Throwable failure) {
        if (failure instanceof AnswerToRetry) {
            return true;
        }
        if (answered || uploadFailure != null || !isRepeatable()) {
            return false;
        }
        boolean hasOthers = number < upstream.balancer().instances().size();
        if (!begun && hasOthers) {
            return upstream.guard().tryElsewhere();
        }
        return upstream.guard().tryRetry(number);
    }

    /** A service said that it cannot now, and is asked once more instead of passing that on. */
    static final class AnswerToRetry extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnswerToRetry() {
            super("an answer that asks for another attempt", null, false, false);
        }
    }

    /** What to tell the caller. */
    Throwable problem(Throwable failure) {
        Throwable cause = uploadFailure == null ? failure : uploadFailure;
        return answered && exchange.getResponse().isCommitted() ? failure : UpstreamProblem.of(cause, clock.expired());
    }

    ServerWebExchange exchange() {
        return exchange;
    }

    RouteMatch match() {
        return match;
    }

    ClientAddress caller() {
        return caller;
    }

    ResponseAudit audit() {
        return observers.audit;
    }

    RequestContext record() {
        return record;
    }

    Permit permit() {
        return permit;
    }

    HttpMethod method() {
        return method;
    }

    boolean isAfresh() {
        return isAfresh;
    }

    ServiceClient client() {
        return client.http();
    }

    @Nullable
    RequestBody upload() {
        return upload;
    }

    /** What the caller asks. */
    ForwardedRequest request() {
        return request;
    }

    /** The head of the request to the service. */
    HttpRequest head() {
        HttpHeaders headers =
                (request.isUnchanged() ? KNOWN_TO_BE_VALID : DefaultHttpHeadersFactory.headersFactory()).newHeaders();
        RequestHeaders.copy(request.headers(), headers);
        headers.set(HttpHeaderNames.HOST, client.host());
        RequestHeaders.addForwarded(headers, caller);
        headers.set(REQUEST_ID, record.id());
        step.writeTo(headers::set);
        RequestHeaders.addFraming(headers, body, method);
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, match.upstreamPath() + request.query(), headers);
    }

    /** The attempt has begun to look for a connection. */
    void enters() {
        observers.watchdog.add(clock);
        instance.acquire();
    }

    /** The request goes out. */
    void begins(boolean reused) {
        begun = true;
        isReused = reused;
    }

    /** The caller did not send all of the body, or too much. */
    void uploadFailed(Throwable failure) {
        uploadFailure = failure;
    }

    /** The service answers. Whether to pass that on, instead of asking once more. */
    boolean answers(HttpResponse head) {
        answered = true;
        status = head.status().code();
        if (status != 502 && status != 503 && status != 504) {
            upstream.guard().succeeded(clock.elapsed());
            instance.succeeded();
            return true;
        }
        upstream.guard()
                .failed(
                        clock.elapsed(),
                        new ProblemException(
                                Problem.of(ProblemType.UPSTREAM_FAILED, "").withStatus(status)));
        instance.failed();
        boolean asksForPatience = head.headers().contains(HttpHeaderNames.RETRY_AFTER);
        return asksForPatience || !isRepeatable() || !upstream.guard().tryRetry(number);
    }

    /** The service has given all of the answer that is passed on. */
    void isAnswered() {
        permit.release();
    }

    /** The attempt is over, and its answer has gone on. */
    void ends() {
        permit.release();
        leaves();
    }

    private void leaves() {
        observers.watchdog.remove(clock);
        instance.release();
        step.end(status);
    }

    /** The attempt is over; another may follow, which has the same place. */
    void fails(Throwable failure) {
        if (diedIdle(failure)) {
            upstream.guard().abandoned();
        } else if (!answered && uploadFailure == null) {
            upstream.guard().failed(clock.elapsed(), failure);
            instance.failed();
        } else if (!answered) {
            upstream.guard().abandoned();
        }
        leaves();
    }

    /** The caller went away. */
    void isCancelled() {
        if (!answered) {
            upstream.guard().abandoned();
        }
        ends();
    }
}
