package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests of composer.yml: all defaults, everything changed, and every mistake with its location. */
class ConfigReaderTest {

    private static final Path FILE = Path.of("composer.yml");

    private static ComposerConfig read(String text) throws InvalidInputException {
        Map<String, String> variables = Map.of("HOST", "http://h:1", "N", "7");
        return new ConfigReader(variables::get).read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDefaults() throws InvalidInputException {
        ComposerConfig config = read("""
            api: { title: T, version: 1.0 }
            services:
              a: { url: http://localhost:1/base/, expose: [/**] }
            """);
        ServiceSettings service = config.services().getFirst();
        assertThat(config.api().info().text("version")).isEqualTo("1.0");
        assertThat(config.document()).isEqualTo(Access.PUBLIC);
        assertThat(config.cors()).isEqualTo(Cors.NONE);
        assertThat(config.maxBody()).isEqualTo(ComposerConfig.DEFAULT_MAX_BODY);
        assertThat(config.specs()).isEqualTo(SpecPolicy.DEFAULT);
        assertThat(config.onBreakingChange()).isEqualTo(OnBreakingChange.REPORT);
        assertThat(service.spec()).hasToString("http://localhost:1/base/v3/api-docs");
        assertThat(service.basePath()).isEqualTo("/base");
        assertThat(config.plans()).isEqualTo(Plans.NONE);
        assertThat(config.accessLog()).isEqualTo(AccessLogSettings.NONE);
        assertThat(service.calls()).isEqualTo(CallSettings.DEFAULT);
        assertThat(service.operations()).isEmpty();
        assertThat(service.validation()).isEqualTo(Validation.OFF);
        assertThat(service.access()).isEqualTo(Access.TOKEN);
    }

    @Test
    void everythingChanged() throws InvalidInputException {
        ComposerConfig config = read("""
            api: { title: T, version: "2", document: token, servers: [https://api.example.com] }
            cors: { origins: [https://a.example], headers: [X-A], expose-headers: [X-B], credentials: true, max-age: 1m }
            limits: { body: 1MB, validated-body: 2KB }
            specs: { poll: 1s, timeout: 2s, max-size: 1KB, store: /tmp/s }
            on-breaking-change: hold
            services:
              a:
                url: ${HOST}
                spec: /openapi.json
                expose: [/**]
                access: public
                timeout: { connect: 1ms, response: 2ms, idle: 3ms, total: 4ms }
                retry: { attempts: 3, budget: 20% }
                circuit-breaker: { failure-rate: 10%, calls: 4, open: 9s }
                concurrency: ${N}
                validate: both
                operations:
                  - match: GET /reports/**
                    timeout: { response: 9s }
                    concurrency: 2
                    validate: off
              b: { url: [http://b1/x, "http://b2/x/"], expose: [/**] }
            plans:
              free: { default: true, allow: [{ service: a }], rate: 10/s }
              pro: { allow: [/**, tag: T], deny: [DELETE /**], rate: [100/min, { limit: 5000/day, burst: 9 }], fail: open }
            claims: { plan: p }
            rate-limit: { store: redis://redis:6379/1, fail: closed, timeout: 5ms }
            access-log: { sample: 10%, slow: 2s }
            """);
        ServiceSettings service = config.services().getFirst();
        assertThat(config.document()).isEqualTo(Access.TOKEN);
        assertThat(config.cors().maxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.cors().credentials()).isTrue();
        assertThat(config.maxBody()).isEqualTo(1 << 20);
        assertThat(config.maxValidatedBody()).isEqualTo(2048);
        assertThat(config.specs())
                .isEqualTo(new SpecPolicy(Duration.ofSeconds(1), Duration.ofSeconds(2), 1024, Path.of("/tmp/s")));
        assertThat(config.onBreakingChange()).isEqualTo(OnBreakingChange.HOLD);
        assertThat(service.spec()).hasToString("http://h:1/openapi.json");
        Timeouts timeouts =
                new Timeouts(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3), Duration.ofMillis(4));
        BreakerSettings breaker = new BreakerSettings(10, 4, Duration.ofSeconds(9));
        assertThat(service.calls()).isEqualTo(new CallSettings(timeouts, new RetrySettings(3, 20), breaker, 7));
        assertThat(service.validation()).isEqualTo(Validation.BOTH);
        OperationSettings reports = service.operations().getFirst();
        assertThat(reports.match()).isEqualTo(new Selector.Path(Set.of("GET"), "/reports/**"));
        assertThat(reports.validation()).isEqualTo(Validation.OFF);
        assertThat(reports.calls().concurrency()).isEqualTo(2);
        assertThat(reports.calls().timeouts().response()).isEqualTo(Duration.ofSeconds(9));
        assertThat(reports.calls().timeouts().total()).isEqualTo(Duration.ofMillis(4));
        assertThat(config.services().get(1).urls()).hasToString("[http://b1/x, http://b2/x/]");
        Plans plans = config.plans();
        assertThat(plans.claim()).isEqualTo("p");
        assertThat(plans.store())
                .isEqualTo(new LimitStore(URI.create("redis://redis:6379/1"), FailMode.CLOSED, Duration.ofMillis(5)));
        assertThat(plans.byName().keySet()).containsExactly("free", "pro");
        assertThat(plans.otherwise()).isEqualTo(plans.byName().get("free"));
        Plan pro = java.util.Objects.requireNonNull(plans.byName().get("pro"));
        assertThat(pro.fail()).isEqualTo(FailMode.OPEN);
        assertThat(pro.rates())
                .containsExactly(
                        new Rate("100/min", 100, Duration.ofMinutes(1), 0),
                        new Rate("5000/day", 5000, Duration.ofDays(1), 9));
        assertThat(config.accessLog()).isEqualTo(new AccessLogSettings(0.1, Duration.ofSeconds(2)));
        assertThat(service.access()).isEqualTo(Access.PUBLIC);
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsPlace() {
        assertThatThrownBy(() -> read("""
            api: { title: T }
            srevices: {}
            services:
              a: { url: nowhere, exposé: [/**] }
              b: { url: "${UNSET}/x", expose: [/**], timeout: { connect: 5 }, concurrency: 0 }
              c: { url: http://h, expose: [/**], access: everybody }
            cors: { origins: ["*"], credentials: true }
            """))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.location() + " " + problem.code())
                                .containsExactlyInAnyOrder(
                                        "composer.yml:1:6 PB-103",
                                        "composer.yml:2:1 PB-101",
                                        "composer.yml:4:22 PB-101",
                                        "composer.yml:4:6 PB-103",
                                        "composer.yml:4:13 PB-104",
                                        "composer.yml:5:13 PB-110",
                                        "composer.yml:5:13 PB-104",
                                        "composer.yml:5:62 PB-104",
                                        "composer.yml:5:80 PB-104",
                                        "composer.yml:6:46 PB-104",
                                        "composer.yml:7:25 PB-112"));
    }

    @Test
    void mistakesInPlansAndCallsAreToldWithTheirPlaces() {
        assertThatThrownBy(() -> read("""
            api: { title: T, version: 1 }
            services:
              a:
                url: [http://x/a, http://y/b]
                expose: [/**]
                retry: { budget: 50% }
                operations: [{ timeout: { response: 1s } }, { match: GET /x, timeut: {} }]
            plans:
              free: { default: true, allow: [{ service: b }], rate: 10/fortnight }
              pro: { default: true, rate: { limit: 1/s, burst: 0 } }
            rate-limit: { store: localhost, fail: maybe }
            """))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.location() + " " + problem.code())
                                .containsExactlyInAnyOrder(
                                        "composer.yml:4:23 PB-112",
                                        "composer.yml:6:22 PB-104",
                                        "composer.yml:7:18 PB-103",
                                        "composer.yml:7:66 PB-101",
                                        "composer.yml:9:45 PB-104",
                                        "composer.yml:9:57 PB-104",
                                        "composer.yml:10:8 PB-103",
                                        "composer.yml:10:10 PB-112",
                                        "composer.yml:10:52 PB-104",
                                        "composer.yml:11:22 PB-104",
                                        "composer.yml:11:39 PB-104"));
    }

    @Test
    void theShippedFileIsRight() throws Exception {
        Path shipped = Path.of("../composer.yml");
        ComposerConfig config = new ConfigReader(name -> null).read(shipped, Files.readAllBytes(shipped));
        assertThat(config.services())
                .extracting(ServiceSettings::name)
                .containsExactly("customers", "products", "invoices", "shared");
    }
}
