package dev.patchbay.composer;

import dev.patchbay.composer.checks.PlanFilter;
import dev.patchbay.composer.checks.TokenFilter;
import dev.patchbay.composer.checks.ValidationFilter;
import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.drain.Drain;
import dev.patchbay.composer.forward.ForwardFilter;
import dev.patchbay.composer.forward.ResponseAudit;
import dev.patchbay.composer.platform.LivePlatform;
import dev.patchbay.composer.platform.PlatformBuilder;
import dev.patchbay.composer.route.RouteBinder;
import dev.patchbay.composer.route.RouteHandler;
import dev.patchbay.composer.security.TokenVerifier;
import dev.patchbay.composer.telemetry.PlatformMeters;
import dev.patchbay.composer.telemetry.RouteTimers;
import dev.patchbay.composer.telemetry.Tracing;
import dev.patchbay.composer.upstream.Upstreams;
import dev.patchbay.composer.web.OptionsFilter;
import dev.patchbay.composer.web.Pages;
import dev.patchbay.composer.web.PlatformEndpoint;
import dev.patchbay.composer.web.PlatformHealth;
import dev.patchbay.composer.web.ProblemHandler;
import dev.patchbay.composer.web.RequestTelemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The beans of the composer. */
@Configuration(proxyBeanMethods = false)
class ComposerConfiguration {

    @Bean
    ComposerSettings composerSettings(Environment environment) {
        return ComposerSettings.of(environment);
    }

    /**
     * An observation registry that records nothing: {@link RequestTelemetry} times and traces every request itself, and
     * an observation beside it took 4 % of the composer's time.
     */
    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.NOOP;
    }

    @Bean
    TokenFilter tokenFilter(ComposerSettings settings) {
        return new TokenFilter(TokenVerifier.of(settings.tokens()));
    }

    @Bean
    Upstreams upstreams() {
        return new Upstreams();
    }

    @Bean
    ResponseAudit responseAudit(MeterRegistry meters) {
        return new ResponseAudit(meters);
    }

    @Bean
    ForwardFilter forwardFilter(ResponseAudit audit) {
        return new ForwardFilter(audit);
    }

    @Bean
    ValidationFilter validationFilter() {
        return new ValidationFilter();
    }

    @Bean
    Drain drain(ApplicationContext context, ComposerSettings settings) {
        return new Drain(context, settings.notice());
    }

    @Bean
    RequestTelemetry requestTelemetry(
            ComposerSettings settings,
            MeterRegistry meters,
            PrometheusRegistry prometheus,
            Drain drain,
            ApplicationContext platform) {
        Tracing tracing =
                settings.collector() == null ? Tracing.passing() : Tracing.to(settings.collector(), settings.traced());
        RequestTelemetry telemetry =
                new RequestTelemetry(tracing, meters, drain, settings.tokens().tenantClaim(), platform);
        prometheus.register(telemetry.timers());
        return telemetry;
    }

    @Bean
    MeterRegistryCustomizer<PrometheusMeterRegistry> histogramOfRequests() {
        return prometheus -> prometheus.config().meterFilter(RouteTimers.histogramOnly());
    }

    @Bean
    PlanFilter planFilter(ComposerSettings settings) {
        return new PlanFilter(settings.tokens());
    }

    @Bean
    PlatformMeters platformMeters(MeterRegistry meters) {
        return new PlatformMeters(meters);
    }

    @Bean
    LivePlatform livePlatform(
            ComposerSettings settings,
            Upstreams upstreams,
            List<GlobalFilter> globalFilters,
            TokenFilter tokenFilter,
            PlanFilter plans,
            ValidationFilter validation,
            RequestTelemetry telemetry,
            ForwardFilter forward,
            MeterRegistry meters,
            PlatformMeters platformMeters) {
        RouteBinder binder = new RouteBinder(
                upstreams,
                telemetry::timer,
                new RouteBinder.Checks(tokenFilter, plans, validation),
                globalFilters,
                forward);
        return new LivePlatform(
                settings.config(),
                new ConfigReader(System::getenv, settings.specs()),
                new PlatformBuilder(binder),
                platform -> {
                    upstreams.retain(platform);
                    upstreams.measure(meters, platform);
                    plans.follow(platform);
                    telemetry.follow(platform);
                    platformMeters.follow(platform);
                },
                platformMeters::count);
    }

    @Bean
    PlatformLifecycle platformLifecycle(LivePlatform live) {
        return new PlatformLifecycle(live);
    }

    /** Puts the routes before the framework's handlers, since nearly every request is for a route. */
    @Bean
    static BeanPostProcessor routesBeforePages(ObjectProvider<LivePlatform> live) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DispatcherHandler pages ? new RouteHandler(live.getObject(), pages) : bean;
            }
        };
    }

    @Bean
    OptionsFilter optionsFilter(LivePlatform live) {
        return new OptionsFilter(live);
    }

    @Bean
    RouterFunction<ServerResponse> pages(LivePlatform live, TokenFilter tokens, ComposerSettings settings) {
        return Pages.of(live, tokens, settings.tokens());
    }

    @Bean
    ProblemHandler problemHandler() {
        return new ProblemHandler();
    }

    @Bean
    PlatformHealth platformHealthIndicator(LivePlatform live) {
        return new PlatformHealth(live, Clock.systemUTC());
    }

    @Bean
    PlatformEndpoint platformEndpoint(LivePlatform live, Upstreams upstreams) {
        return new PlatformEndpoint(live, upstreams);
    }
}
