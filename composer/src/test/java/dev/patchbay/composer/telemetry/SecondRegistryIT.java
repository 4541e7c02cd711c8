package dev.patchbay.composer.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.composer.ComposerExtension;
import dev.patchbay.composer.TestService;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Request times in a registry beside Prometheus, such as the one for OTLP. */
class SecondRegistryIT {

    @Configuration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        SimpleMeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }

    @RegisterExtension
    static final ComposerExtension composer = ComposerExtension.builder()
            .service("items", TestService.document("GET /items", "GET /lost"), "expose: [/**]")
            .settings("--spring.main.sources=" + Registries.class.getName())
            .build();

    private static @Nullable FunctionTimer timer(String route, String outcome) {
        return composer.composer()
                .context()
                .getBean(SimpleMeterRegistry.class)
                .find("patchbay.requests")
                .tags("route", route, "outcome", outcome)
                .functionTimer();
    }

    private static double count(String route, String outcome) {
        FunctionTimer timer = timer(route, outcome);
        return timer == null ? 0 : timer.count();
    }

    private static void await(BooleanSupplier condition) {
        composer.await(platform -> condition.getAsBoolean());
    }

    @Test
    void requestTimesReachEveryRegistryAndPrometheusHasThemOnce() {
        for (int i = 0; i < 3; i++) {
            composer.get("/items");
        }
        await(() -> count("GET /items", "success") == 3);
        FunctionTimer timer = Objects.requireNonNull(timer("GET /items", "success"));
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS))
                .isBetween(1.0, (double) Duration.ofSeconds(30).toNanos());
        assertThat(timer.getId().getTag("service")).isEqualTo("items");
        assertThat(composer.composer().metrics())
                .contains(
                        "patchbay_requests_seconds_count{outcome=\"success\",route=\"GET /items\",service=\"items\"} 3")
                .contains("patchbay_requests_seconds_bucket{outcome=\"success\",route=\"GET /items\"")
                .containsOnlyOnce("# TYPE patchbay_requests_seconds ");
    }

    @Test
    void operationThatIsNotExposedAnyMoreTakesItsTimersAlong() throws Exception {
        composer.get("/lost");
        await(() -> count("GET /lost", "success") == 1);
        composer.apply(
                "items: { url: %s, expose: [/items] }"
                        .formatted(composer.service().url()),
                "");
        await(() -> timer("GET /lost", "success") == null);
    }
}
