package dev.patchbay.composer.forward;

import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.route.ForwardedRequest;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.validation.OperationValidator;
import dev.patchbay.problems.Violation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at responses after they have been relayed, in a copy of bounded size: those that do not match the document are
 * counted, and logged once in ten seconds for each operation. Responses that arrive too fast for that are not looked
 * at.
 */
public final class ResponseAudit {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseAudit.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();
    private static final int AT_ONCE = 4;

    private final MeterRegistry registry;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    public ResponseAudit(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Begins to copy a response; null if there is nothing to look at. */
    @Nullable
    Copy begin(ForwardedRequest request, int status, HttpHeaders headers, boolean hasBody) {
        RequestContext context = request.context();
        ExposedRoute route = request.match().target().route();
        OperationValidator validator = route.validator();
        if (validator == null || !validator.checksResponses()) {
            return null;
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        List<Violation> violations = validator.responseKind(status, hasBody ? type : null);
        if (!violations.isEmpty()) {
            report(context, route, status, violations);
            return null;
        }
        boolean isCoded = headers.contains(HttpHeaderNames.CONTENT_ENCODING);
        return type == null || !hasBody || isCoded || !validator.checksResponse(status, type)
                ? null
                : new Copy(
                        context,
                        route,
                        validator,
                        status,
                        type,
                        request.match().platform().config().maxValidatedBody());
    }

    private void report(RequestContext context, ExposedRoute route, int status, List<Violation> violations) {
        counters.computeIfAbsent(
                        route.id(),
                        id -> Counter.builder("patchbay.responses.invalid")
                                .description("Responses of services that do not match their document")
                                .tag("route", id)
                                .tag("service", route.service().name())
                                .register(registry))
                .increment();
        long now = System.nanoTime();
        Long before = logged.get(route.id());
        if (before == null || now - before > PAUSE) {
            logged.put(route.id(), now);
            Violation first = violations.getFirst();
            context.log(() -> LOG.warn(
                    "{} of {} responded {}, which does not match its document: {} '{}' {}{}",
                    route.id(),
                    route.service().name(),
                    status,
                    first.location().member(),
                    first.name(),
                    first.detail(),
                    violations.size() == 1 ? "" : ", and " + (violations.size() - 1) + " more"));
        }
    }

    /** A copy of a response that is being relayed. */
    final class Copy {
        private final RequestContext context;
        private final ExposedRoute route;
        private final OperationValidator validator;
        private final int status;
        private final String type;
        private final long limit;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean isWhole = true;

        private Copy(
                RequestContext context,
                ExposedRoute route,
                OperationValidator validator,
                int status,
                String type,
                long limit) {
            this.context = context;
            this.route = route;
            this.validator = validator;
            this.status = status;
            this.type = type;
            this.limit = limit;
        }

        ByteBuf add(ByteBuf piece) {
            isWhole = isWhole && kept.size() + piece.readableBytes() <= limit;
            if (isWhole) {
                byte[] bytes = new byte[piece.readableBytes()];
                piece.getBytes(piece.readerIndex(), bytes);
                kept.writeBytes(bytes);
            }
            return piece;
        }

        /** Looks at the response, which is complete, in another thread. */
        void complete() {
            if (isWhole && free.tryAcquire()) {
                Thread.ofVirtual().name("response-audit").start(() -> {
                    try {
                        List<Violation> violations = validator.response(status, type, kept.toByteArray());
                        if (!violations.isEmpty()) {
                            report(context, route, status, violations);
                        }
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }
}
