package dev.patchbay.composer.checks;

import dev.patchbay.composer.headers.BodyKind;
import dev.patchbay.composer.headers.BodyLimit;
import dev.patchbay.composer.platform.ExposedRoute;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.composer.route.RouteMatch;
import dev.patchbay.composer.validation.OperationValidator;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Rejects a request that does not match the document before the service is called. A body is read only if there is a
 * schema for it; everything else streams through.
 */
public final class ValidationFilter implements GatewayFilter, AutoCloseable {

    /** The size from which a body is checked by threads of its own, so that no other request waits for it. */
    private static final int SMALL = 16 * 1024;

    private final Scheduler checking =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), 1000, "validation", 60, true);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RouteMatch match = RequestContext.of(exchange).match();
        ExposedRoute route = match.target().route();
        OperationValidator validator =
                Objects.requireNonNull(route.validator(), "a route without a validator has no use for this filter");
        Problem problem =
                validator.parameters(new RequestParameters(exchange.getRequest(), route.path(), match.values()));
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        boolean hasBody = BodyKind.of(request.requestHeaders()) != BodyKind.NONE;
        HttpHeaders headers = exchange.getRequest().getHeaders();
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        problem = problem == null ? validator.bodyKind(hasBody, type) : problem;
        if (problem != null) {
            return Mono.error(new ProblemException(problem));
        }
        if (!hasBody || type == null || !validator.checksBody(type)) {
            return chain.filter(exchange);
        }
        String coding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            return Mono.error(new ProblemException(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "A body of this operation is checked, and cannot be when it is compressed.")));
        }
        long limit = match.platform().config().maxValidatedBody();
        return read(exchange.getRequest(), limit).flatMap(body -> {
            Mono<Void> checked = Mono.defer(() -> proceed(exchange, chain, body, validator.body(type, body)));
            return body.length > SMALL ? checked.subscribeOn(checking) : checked;
        });
    }

    private static Mono<byte[]> read(ServerHttpRequest request, long limit) {
        return DataBufferUtils.join(request.getBody(), Math.toIntExact(Math.min(limit, Integer.MAX_VALUE)))
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> BodyLimit.tooLarge(limit));
    }

    private static Mono<Void> proceed(
            ServerWebExchange exchange, GatewayFilterChain chain, byte[] body, @Nullable Problem problem) {
        if (problem != null) {
            return Mono.error(new ProblemException(problem));
        }
        ServerHttpRequest again = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.just(exchange.getResponse().bufferFactory().wrap(body));
            }
        };
        return chain.filter(exchange.mutate().request(again).build());
    }

    @Override
    public void close() {
        checking.dispose();
    }
}
