package dev.patchbay.composer.telemetry;

import dev.patchbay.composer.problem.RequestIds;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What is known of one request. It travels with the request as an attribute. */
public final class RequestRecord {

    /** The attribute's name. */
    public static final String ATTRIBUTE = RequestRecord.class.getName();

    private final String id;
    private final Trace trace;
    private final @Nullable ServerHttpRequest request;
    private final long start = System.nanoTime();
    private volatile @Nullable RouteTimer route;
    private volatile @Nullable Throwable failure;
    private volatile boolean brokeOff;

    RequestRecord(String id, Trace trace, @Nullable ServerHttpRequest request) {
        this.id = id;
        this.trace = trace;
        this.request = request;
    }

    /** Of a request that has come through {@link RequestTelemetry}; one that has not, such as to the management port, gets another. */
    public static RequestRecord of(Map<String, Object> attributes) {
        if (attributes.get(ATTRIBUTE) instanceof RequestRecord record) {
            return record;
        }
        return new RequestRecord(RequestIds.random(), new Trace(TraceContext.random(), null, null), null);
    }

    public String id() {
        return id;
    }

    public Trace trace() {
        return trace;
    }

    /** Whether this is the request as it came, which no filter has put another one in the place of. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    public boolean isOriginal(ServerHttpRequest other) {
        return other == request;
    }

    /** The operation that the request is for; null when it is for none, or not yet known. */
    @Nullable
    RouteTimer route() {
        return route;
    }

    public void route(RouteTimer found) {
        route = found;
    }

    /** @param committed whether the answer had begun, and so cannot become a problem any more */
    void failed(Throwable cause, boolean committed) {
        failure = cause;
        brokeOff = committed;
    }

    boolean brokeOff() {
        return brokeOff;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    long elapsed() {
        return System.nanoTime() - start;
    }

    static void log(String id, String traceId, Runnable lines) {
        MDC.put("requestId", id);
        MDC.put("traceId", traceId);
        try {
            lines.run();
        } finally {
            MDC.remove("requestId");
            MDC.remove("traceId");
        }
    }

    /** Runs something that writes log lines, which then carry the ids of this request. */
    public void log(Runnable lines) {
        log(id, trace.id(), lines);
    }
}
