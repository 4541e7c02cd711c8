package dev.patchbay.composer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests of composer.yml: all defaults, everything changed, and every mistake with its location. */
class ConfigReaderTest {

    private static final Path FILE = Path.of("composer.yml");

    private static final Map<String, String> VARIABLES = Map.of("HOST", "http://h:1", "N", "7");

    private static ComposerConfig read(String text) throws InvalidInputException {
        return new ConfigReader(VARIABLES::get).read(FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ComposerConfig readFile(String name) throws InvalidInputException {
        return new ConfigReader(VARIABLES::get)
                .read(Path.of(name), resource(name).getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ConfigReaderTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void minimalFileHasTheDefaults() throws InvalidInputException {
        ConfigMapping.of(readFile("minimal.yml")).assertDefaults(resource("minimal.txt"));
    }

    @Test
    void fullFileHasAnotherValueForEverything() throws InvalidInputException {
        ConfigMapping.of(readFile("full.yml"))
                .assertFullMapping(ConfigMapping.of(readFile("minimal.yml")), resource("full.txt"));
    }

    @Test
    void apiIsReadForTheMerge() throws InvalidInputException {
        assertThat(readFile("minimal.yml").api().info().text("version")).isEqualTo("1.0");
        assertThat(readFile("full.yml").api().servers())
                .isNotEqualTo(readFile("minimal.yml").api().servers());
    }

    /** An operation takes the settings that it does not name from its service. */
    @Test
    void operationTakesFromItsServiceWhatItDoesNotSay() throws InvalidInputException {
        ServiceSettings service = readFile("full.yml").services().getFirst();
        CallSettings calls = service.operations().getFirst().calls();
        assertThat(calls.timeouts().total())
                .isEqualTo(service.calls().timeouts().total());
        assertThat(calls.breaker()).isEqualTo(service.calls().breaker());
    }

    @Test
    void basePathOfAServiceHasNoSlashAtItsEnd() throws InvalidInputException {
        assertThat(readFile("minimal.yml").services().getFirst().basePath()).isEqualTo("/base");
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
