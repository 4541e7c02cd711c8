package dev.patchbay.composer.web;

import dev.patchbay.composer.problem.ProblemJson;
import dev.patchbay.composer.route.RequestContext;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemException;
import dev.patchbay.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Turns whatever ended a request into a problem document. What nobody foresaw is logged with its trace, and told
 * without.
 */
public final class ProblemHandler implements ErrorWebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public int getOrder() {
        return -10; // before Spring Boot's own
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        RequestContext context = RequestContext.of(exchange);
        String requestId = context.id();
        if (response.isCommitted()) {
            context.log(() -> LOG.debug("The response broke off: {}", failure.toString()));
            return Mono.error(failure);
        }
        Problem problem = problem(exchange, context, failure);
        byte[] body = ProblemJson.write(problem, requestId);
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        problem.headers().forEach(headers::set);
        headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        headers.set("X-Request-Id", requestId);
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static Problem problem(ServerWebExchange exchange, RequestContext context, Throwable failure) {
        return switch (failure) {
            case ProblemException e -> {
                if (e.problem().status() >= 500) {
                    context.log(() -> LOG.warn(
                            "{} {}: {} {}",
                            exchange.getRequest().getMethod(),
                            exchange.getRequest().getPath(),
                            e.problem().type().uri(),
                            e.getCause() == null ? "" : e.getCause().toString()));
                }
                yield e.problem();
            }
            case ResponseStatusException e
            when e.getStatusCode().value() == 404 ->
                Problem.of(ProblemType.NOT_FOUND, "Nothing is exposed at this path. See /openapi.json for what is.");
            case ResponseStatusException e
            when e.getStatusCode().is4xxClientError() ->
                Problem.of(
                                ProblemType.ofStatus(e.getStatusCode().value()),
                                e.getReason() == null ? "The request cannot be served." : e.getReason())
                        .withStatus(e.getStatusCode().value());
            default -> {
                context.log(() -> LOG.error("Not foreseen", failure));
                yield Problem.of(ProblemType.INTERNAL_ERROR, "The composer failed. The log has the details.");
            }
        };
    }
}
