package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.MergeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What composer.yml says: all defaults, everything changed, and every mistake with its place. */
class ConfigReaderTest {

    private static final Path FILE = Path.of("composer.yml");

    private static ComposerConfig read(String text) throws MergeException {
        Map<String, String> variables = Map.of("HOST", "http://h:1", "N", "7");
        return new ConfigReader(variables::get).read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDefaults() throws MergeException {
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
        assertThat(service.timeouts()).isEqualTo(Timeouts.DEFAULT);
        assertThat(service.attempts()).isEqualTo(ServiceSettings.DEFAULT_ATTEMPTS);
        assertThat(service.breaker()).isEqualTo(BreakerSettings.DEFAULT);
        assertThat(service.concurrency()).isEqualTo(ServiceSettings.DEFAULT_CONCURRENCY);
        assertThat(service.access()).isEqualTo(Access.TOKEN);
    }

    @Test
    void everythingChanged() throws MergeException {
        ComposerConfig config = read("""
            api: { title: T, version: "2", document: token, servers: [https://api.example.com] }
            cors: { origins: [https://a.example], headers: [X-A], expose-headers: [X-B], credentials: true, max-age: 1m }
            limits: { body: 1MB }
            specs: { poll: 1s, timeout: 2s, max-size: 1KB, store: /tmp/s }
            on-breaking-change: hold
            services:
              a:
                url: ${HOST}
                spec: /openapi.json
                expose: [/**]
                access: public
                timeout: { connect: 1ms, response: 2ms, idle: 3ms }
                retry: { attempts: 3 }
                circuit-breaker: { failure-rate: 10%, calls: 4, open: 9s }
                concurrency: ${N}
            """);
        ServiceSettings service = config.services().getFirst();
        assertThat(config.document()).isEqualTo(Access.TOKEN);
        assertThat(config.cors().maxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.cors().credentials()).isTrue();
        assertThat(config.maxBody()).isEqualTo(1 << 20);
        assertThat(config.specs())
                .isEqualTo(new SpecPolicy(Duration.ofSeconds(1), Duration.ofSeconds(2), 1024, Path.of("/tmp/s")));
        assertThat(config.onBreakingChange()).isEqualTo(OnBreakingChange.HOLD);
        assertThat(service.spec()).hasToString("http://h:1/openapi.json");
        assertThat(service.timeouts())
                .isEqualTo(new Timeouts(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)));
        assertThat(service.attempts()).isEqualTo(3);
        assertThat(service.breaker()).isEqualTo(new BreakerSettings(10, 4, Duration.ofSeconds(9)));
        assertThat(service.concurrency()).isEqualTo(7);
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
                        MergeException.class,
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
    void theShippedFileIsRight() throws Exception {
        Path shipped = Path.of("../composer.yml");
        ComposerConfig config = new ConfigReader(name -> null).read(shipped, Files.readAllBytes(shipped));
        assertThat(config.services())
                .extracting(ServiceSettings::name)
                .containsExactly("customers", "products", "invoices", "shared");
    }
}
