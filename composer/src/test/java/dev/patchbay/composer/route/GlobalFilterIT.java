package dev.patchbay.composer.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Filters that somebody puts on the class path, written for Spring Cloud Gateway and for WebFlux. */
class GlobalFilterIT {

    @Configuration(proxyBeanMethods = false)
    static class Filters {

        @Bean
        @Order(2)
        GlobalFilter second() {
            return (exchange, chain) -> {
                Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
                ServerHttpRequest request = exchange.getRequest()
                        .mutate()
                        .headers(headers -> headers.add("x-filtered", "second of " + route.getId()))
                        .build();
                return chain.filter(exchange.mutate().request(request).build());
            };
        }

        @Bean
        @Order(1)
        GlobalFilter first() {
            return (exchange, chain) -> {
                if (exchange.getRequest().getQueryParams().containsKey("gone")) {
                    exchange.getResponse().setStatusCode(HttpStatus.GONE);
                    return exchange.getResponse().setComplete();
                }
                Mono<Void> rest = chain.filter(exchange.mutate()
                        .request(request -> request.header("x-filtered", "first"))
                        .build());
                return rest.onErrorResume(failure -> rest);
            };
        }

        @Bean
        WebFilter web() {
            return (exchange, chain) -> {
                exchange.getResponse().getHeaders().add("x-web-filter", "was here");
                return chain.filter(exchange);
            };
        }
    }

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("things", TestService.document("GET /things", "POST /things"), "expose: [ /** ]")
            .settings("--spring.main.sources=" + Filters.class.getName())
            .build();

    @Test
    void globalFiltersRunInTheirOrderAndKnowTheRoute() {
        HttpResponse<String> answer = composer.get("/things");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-web-filter")).contains("was here");
        assertThat(composer.service().seen().getFirst().header("X-filtered")).isEqualTo("first, second of GET /things");
    }

    @Test
    void globalFilterMayRespondByItself() {
        assertThat(composer.get("/things?gone").statusCode()).isEqualTo(410);
        assertThat(composer.service().seen()).isEmpty();
    }

    @Test
    void globalFilterMayForwardTheRequestAgain() {
        AtomicInteger calls = new AtomicInteger();
        composer.service().answer((exchange, seen) -> {
            if (calls.incrementAndGet() == 1) {
                exchange.close();
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
        });
        HttpResponse<String> answer = composer.send(composer.request("POST", "/things"));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(calls).hasValue(2);
    }
}
