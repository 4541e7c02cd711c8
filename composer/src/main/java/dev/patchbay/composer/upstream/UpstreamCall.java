package dev.patchbay.composer.upstream;

import dev.patchbay.composer.client.ServiceClient;
import dev.patchbay.composer.telemetry.Trace;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.util.function.BiConsumer;
import reactor.netty.http.client.HttpClient;

/**
 * One attempt to get a response from an upstream, over HTTP or with a WebSocket, from the choice of an instance to its
 * end:
 *
 * <pre>{@code
 * open (recordResponse | recordFailure)? close
 * }</pre>
 *
 * While it is open, it is in flight at its instance, and its clock is watched. What is recorded reaches the guard, the
 * balancer and the trace; a call that is closed without was abandoned, which is held against nobody. Everything happens
 * on the event loop of the downstream connection.
 */
public final class UpstreamCall {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Upstream upstream;
    private final Trace trace;
    private final String method;
    private final Balancer.Instance instance;
    private final Upstream.Client client;
    private final int number;
    private final boolean needsFreshConnection;
    private final CallClock clock;
    private final Trace.Step span;
    private int status;
    private boolean isRecorded;
    private boolean isClosed;

    private UpstreamCall(
            Upstream upstream,
            Trace trace,
            String method,
            Balancer.Instance instance,
            int number,
            boolean needsFreshConnection,
            long spent) {
        this.upstream = upstream;
        this.trace = trace;
        this.method = method;
        this.instance = instance;
        this.client = upstream.client(instance);
        this.number = number;
        this.needsFreshConnection = needsFreshConnection;
        this.clock = new CallClock(upstream.calls().timeouts(), spent);
        this.span = trace.step(upstream.service().name(), method, number);
    }

    /** Returns the first call of a request. */
    public static UpstreamCall first(Upstream upstream, Trace trace, String method) {
        return new UpstreamCall(upstream, trace, method, upstream.balancer().choose(null), 1, false, 0);
    }

    /** Returns the call after this one, to another instance if there is one. */
    public UpstreamCall next() {
        Balancer.Instance other = upstream.balancer().choose(instance);
        return new UpstreamCall(upstream, trace, method, other, number + 1, false, clock.spent());
    }

    /** Returns this call once more, over a connection that has not been used. */
    public UpstreamCall withFreshConnection() {
        return new UpstreamCall(upstream, trace, method, instance, number, true, clock.spent());
    }

    public Upstream upstream() {
        return upstream;
    }

    /** The number of this call among those of its request, from 1. */
    public int number() {
        return number;
    }

    /** The instance's name and port, as the service expects them in {@code Host}. */
    public String host() {
        return client.host();
    }

    /** The HTTP client of the instance. */
    public ServiceClient http() {
        return client.http();
    }

    /** The client that opens WebSockets with the instance. */
    public HttpClient webSockets() {
        return client.webSockets();
    }

    public boolean needsFreshConnection() {
        return needsFreshConnection;
    }

    /** The clock, on which the owner of the call sets deadlines. */
    public CallClock clock() {
        return clock;
    }

    /** Writes the headers by which the service continues the trace. */
    public void writeTraceTo(BiConsumer<String, String> headers) {
        span.writeTo(headers);
    }

    /** Opens the call. */
    public void open() {
        upstream.watchdog().add(clock);
        instance.acquire();
    }

    /**
     * Records that the service responded. 502, 503 and 504 count as failures; with 101 the HTTP part is over, and
     * neither watched nor traced any more.
     */
    public void recordResponse(int responseStatus) {
        status = responseStatus;
        if (!isRecorded) {
            isRecorded = true;
            if (isUnavailable()) {
                Problem problem = Problem.of(ProblemType.UPSTREAM_FAILED, "").withStatus(status);
                upstream.guard().recordFailure(clock.elapsed(), new ProblemException(problem));
                instance.recordFailure();
            } else {
                upstream.guard().recordSuccess(clock.elapsed());
                instance.recordSuccess();
            }
        }
        if (status == SWITCHING_PROTOCOLS) {
            endExchange();
        }
    }

    /** Records that the service did not respond; has no effect after a response. */
    public void recordFailure(Throwable failure) {
        if (!isRecorded) {
            isRecorded = true;
            upstream.guard().recordFailure(clock.elapsed(), failure);
            instance.recordFailure();
        }
    }

    /** True if the service has responded. */
    public boolean hasResponse() {
        return status != 0;
    }

    /** True if the service has responded that it, or what stands behind it, is not available now. */
    public boolean isUnavailable() {
        return status == 502 || status == 503 || status == 504;
    }

    /** Closes the call; has no effect on one that is closed. */
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (!isRecorded) {
            upstream.guard().abandon();
        }
        instance.release();
        if (status != SWITCHING_PROTOCOLS) {
            endExchange();
        }
    }

    private void endExchange() {
        upstream.watchdog().remove(clock);
        span.end(status);
    }
}
