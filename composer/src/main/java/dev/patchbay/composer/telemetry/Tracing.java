package dev.patchbay.composer.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Continues the traces that callers have begun, or begins one, and passes them on to services (W3C Trace Context).
 * Spans are recorded and sent only when there is a collector to send them to.
 */
public final class Tracing implements AutoCloseable {

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;

    private Tracing(@Nullable SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider == null ? null : provider.get("patchbay.composer");
    }

    /** Passes traces on and records nothing. */
    public static Tracing passing() {
        return new Tracing(null);
    }

    /**
     * Records as well.
     *
     * @param collector an OTLP collector over HTTP, such as http://localhost:4318
     * @param share of the traces that begin here, from 0 to 1; those that callers began are recorded as they say
     */
    public static Tracing to(URI collector, double share) {
        String base = collector.toString();
        String endpoint = base.endsWith("/v1/traces") ? base : base.replaceAll("/+$", "") + "/v1/traces";
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
        return new Tracing(SdkTracerProvider.builder()
                .setResource(Resource.create(
                        Attributes.builder().put("service.name", "composer").build()))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build());
    }

    /** Begins the part of a trace that a request is. */
    public Trace begin(String method, @Nullable String traceparent, @Nullable String tracestate) {
        TraceContext remote = TraceContext.parse(traceparent, tracestate);
        if (tracer == null) {
            return new Trace(remote == null ? TraceContext.random() : remote.child(), null, null);
        }
        Context parent = remote == null ? Context.root() : Context.root().with(Span.wrap(spanContext(remote)));
        Span span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.SERVER)
                .setParent(parent)
                .startSpan();
        return new Trace(context(span, remote), span, tracer);
    }

    private static SpanContext spanContext(TraceContext context) {
        return SpanContext.createFromRemoteParent(
                context.traceId(), context.spanId(), TraceFlags.fromHex(context.flags(), 0), state(context.state()));
    }

    private static TraceState state(@Nullable String text) {
        TraceStateBuilder builder = TraceState.builder();
        if (text != null) {
            for (String entry : text.split(",", -1)) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    builder.put(
                            entry.substring(0, equals).strip(),
                            entry.substring(equals + 1).strip());
                }
            }
        }
        return builder.build();
    }

    static TraceContext context(Span span, @Nullable TraceContext remote) {
        SpanContext context = span.getSpanContext();
        return new TraceContext(
                context.getTraceId(),
                context.getSpanId(),
                context.getTraceFlags().asHex(),
                remote == null ? null : remote.state());
    }

    /** Sends what has been recorded. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(5, TimeUnit.SECONDS);
        }
    }
}
