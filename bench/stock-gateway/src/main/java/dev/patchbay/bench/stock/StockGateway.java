package dev.patchbay.bench.stock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/**
 * The yardstick. {@code --stock.routes} routes of the form {@code GET /resource-00017/{id}} lead to the same path of
 * {@code --stock.upstream}; no token is checked, nothing is counted.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class StockGateway {

    public static void main(String[] args) {
        SpringApplication.run(StockGateway.class, args);
    }

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            @Value("${stock.routes:1}") int count,
            @Value("${stock.upstream}") String upstream) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (int number = 0; number < count; number++) {
            String resource = "resource-%05d".formatted(number);
            routes.route(
                    resource,
                    route -> route.path("/" + resource + "/{id}")
                            .and()
                            .method(HttpMethod.GET)
                            .uri(upstream));
        }
        return routes.build();
    }
}
