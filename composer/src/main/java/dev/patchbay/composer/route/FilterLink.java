package dev.patchbay.composer.route;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * A filter and the rest of its chain. A chain is made once for all routes that have the same filters, so that none is
 * made for a request.
 */
record FilterLink(GatewayFilter filter, GatewayFilterChain next) implements GatewayFilterChain {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange) {
        return filter.filter(exchange, next);
    }
}
