package dev.patchbay.composer.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The part of a trace that a request is. */
public final class Trace {

    /** A call to a service within a trace. */
    public static final class Step {
        private final @Nullable Span span;
        private final TraceContext context;

        private Step(@Nullable Span span, TraceContext context) {
            this.span = span;
            this.context = context;
        }

        /** Tells the service where in the trace it is. */
        public void writeTo(BiConsumer<String, String> headers) {
            headers.accept("traceparent", context.traceparent());
            if (context.state() != null) {
                headers.accept("tracestate", context.state());
            }
        }

        /**
         * The call is over.
         *
         * @param status 0 when there was no response
         */
        public void end(int status) {
            if (span != null) {
                finish(span, status, status == 0 || status >= 400);
            }
        }
    }

    private final TraceContext context;
    private final @Nullable Span span;
    private final @Nullable Tracer tracer;

    Trace(TraceContext context, @Nullable Span span, @Nullable Tracer tracer) {
        this.context = context;
        this.span = span;
        this.tracer = tracer;
    }

    /** Returns a trace of its own that is passed on to services and recorded nowhere. */
    public static Trace unrecorded() {
        return new Trace(TraceContext.random(), null, null);
    }

    /** The trace's id, for logs. */
    public String id() {
        return context.traceId();
    }

    /** Begins a call to a service. */
    public Step step(String service, String method, int attempt) {
        if (span == null || tracer == null) {
            return new Step(null, context);
        }
        Span step = tracer.spanBuilder(method + " " + service)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(span))
                .setAttribute("http.request.method", method)
                .setAttribute("peer.service", service)
                .startSpan();
        if (attempt > 1) {
            step.setAttribute("http.request.resend_count", attempt - 1L);
        }
        return new Step(step, Tracing.context(step, context));
    }

    public void end(String method, @Nullable String route, int status, boolean isCancelled) {
        if (span != null) {
            span.setAttribute("http.request.method", method);
            if (route != null) {
                span.updateName(route);
                span.setAttribute("http.route", route.substring(route.indexOf(' ') + 1));
            }
            if (isCancelled) {
                span.setAttribute("patchbay.cancelled", true);
            }
            finish(span, status, status >= 500);
        }
    }

    private static void finish(Span span, int status, boolean isError) {
        if (status > 0) {
            span.setAttribute("http.response.status_code", status);
        }
        if (isError) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
