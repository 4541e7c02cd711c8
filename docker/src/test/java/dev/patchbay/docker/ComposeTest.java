package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.GsonBuilder;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Path FILE = Path.of("compose.yaml");
    private static final Set<String> RUN_ONCE = Set.of("keys", "migrator", "demo-data");
    private static final List<String> DOMAIN_SERVICES = List.of("customers", "products", "invoices", "shared");

    private final Map<String, Object> compose = Yaml.document(FILE);

    /** With the schema of the Compose specification, which no Maven repository has: verify.sh brings it from npm. */
    @Test
    void theFileIsAsTheComposeSpecificationWantsIt() throws Exception {
        String schema = System.getProperty("compose.schema", "");
        assumeTrue(!schema.isEmpty(), "no schema at hand: -Dcompose.schema=FILE");
        String file = new GsonBuilder().serializeNulls().create().toJson(compose);
        // Its own name is no URI, which a strict reader refuses.
        String nameless = Files.readString(Path.of(schema)).replaceAll("\"\\$(schema|id)\": *\"[^\"]*\",", "");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(nameless, InputFormat.JSON)
                        .validate(file, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void everyContainerIsLockedDown() {
        services().forEach((name, service) -> {
            assertThat(Yaml.at(service, "read_only")).as(name).isEqualTo(true);
            assertThat(Yaml.list(service, "cap_drop")).as(name).containsExactly("ALL");
            assertThat(Yaml.list(service, "security_opt")).as(name).contains("no-new-privileges:true");
            assertThat(Yaml.list(service, "tmpfs")).as(name).contains("/tmp");
        });
    }

    @Test
    void noSecretIsWrittenDown() {
        services()
                .forEach((name, service) -> Yaml.map(service, "environment").forEach((variable, value) -> {
                    if (variable.endsWith("PASSWORD") || variable.endsWith("SECRET") || variable.endsWith("AUTH")) {
                        assertThat(String.valueOf(value))
                                .as(name + " " + variable)
                                .matches("\\$\\{PATCHBAY_\\w+:\\?.+}");
                    }
                }));
    }

    @Test
    void everySecretThatIsAskedForIsMade() throws Exception {
        Set<String> asked = Pattern.compile("\\$\\{PATCHBAY_(\\w+):\\?")
                .matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        String script = Files.readString(Path.of("secrets.sh"));
        Set<String> made =
                Set.of(script.substring(script.indexOf("names=(") + 7, script.indexOf(")\n", script.indexOf("names=(")))
                        .split("\\s+"));

        assertThat(made).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void everyPortIsPublishedOnLoopbackUnlessAskedOtherwise() {
        services()
                .forEach((name, service) -> assertThat(Yaml.list(service, "ports"))
                        .as(name)
                        .allSatisfy(port -> assertThat(String.valueOf(port))
                                .matches("(127\\.0\\.0\\.1|.*:-127\\.0\\.0\\.1}):\\d+:\\d+")));
    }

    @Test
    void theOrderOfStartIsGatedByHealthAndByTheMigratorsEnd() {
        assertThat(condition("migrator", "postgres")).isEqualTo("service_healthy");
        for (String service : DOMAIN_SERVICES) {
            assertThat(condition(service, "migrator")).isEqualTo("service_completed_successfully");
            assertThat(condition(service, "identity")).isEqualTo("service_healthy");
            assertThat(condition("composer", service)).isEqualTo("service_healthy");
        }
        RUN_ONCE.forEach(
                name -> assertThat(Yaml.text(services().get(name), "restart")).isEqualTo("no"));
    }

    @Test
    void everyImageOfOursIsMadeByTheDockerfileAndIsHealthCheckedWhenItStays() throws Exception {
        String dockerfile = Files.readString(Path.of("Dockerfile"));
        services().forEach((name, service) -> {
            if (Yaml.at(service, "build") != null) {
                String target = Yaml.text(service, "build", "target");
                assertThat(Yaml.text(service, "image")).isEqualTo("patchbay/" + name);
                assertThat(dockerfile)
                        .contains("FROM " + (RUN_ONCE.contains(name) ? "base" : "server") + " AS " + target + "\n");
            }
        });
        String server = dockerfile.substring(dockerfile.indexOf("FROM base AS server"));
        assertThat(server.substring(0, server.indexOf("\nFROM "))).contains("HEALTHCHECK");
    }

    /** A second in which requests are still taken, twenty in which they are answered, and some to spare. */
    @Test
    void whatAnswersRequestsIsGivenTimeToAnswerThem() {
        for (String name :
                Stream.concat(DOMAIN_SERVICES.stream(), Stream.of("composer")).toList()) {
            String period = Yaml.text(services().get(name), "stop_grace_period");
            assertThat(Integer.parseInt(period.replace("s", ""))).as(name).isGreaterThanOrEqualTo(25);
        }
    }

    @Test
    void everyDomainServiceIsMadeAndPublishedWithThePortOfItsYaml() throws Exception {
        for (String name : DOMAIN_SERVICES) {
            Object service = services().get(name);
            Path yaml = Yaml.HOME.resolve(
                    "domain-services/%1$s/src/main/resources/patchbay/services/%1$s.yml".formatted(name));
            String port = Yaml.text(Yaml.document(yaml), "server.port");

            assertThat(Yaml.text(service, "build", "target")).isEqualTo("service");
            assertThat(Yaml.text(service, "build", "args", "SERVICE")).isEqualTo(name);
            assertThat(Yaml.text(service, "build", "args", "PORT")).isEqualTo(port);
            assertThat(Yaml.list(service, "ports")).containsExactly("127.0.0.1:%1$s:%1$s".formatted(port));
        }
    }

    @Test
    void requestsAreCountedInTheRedisThatAllComposersShare() throws Exception {
        Map<String, Object> store = Yaml.map(Yaml.document(Path.of("platform/composer.yml")), "rate-limit");

        assertThat(Yaml.text(store, "store")).isEqualTo("${REDIS_URL:memory}");
        assertThat(Yaml.text(services().get("composer"), "environment", "REDIS_URL"))
                .startsWith("redis://:${PATCHBAY_REDIS_PASSWORD:?")
                .endsWith("@redis:6379");
        assertThat(Yaml.list(services().get("composer"), "networks")).contains("limits");
        assertThat(Yaml.list(services().get("redis"), "networks")).containsExactly("limits");
    }

    @Test
    void theDatabaseIsOutOfTheComposersReachAndTheComposerIsGivenItsServices() throws Exception {
        assertThat(Yaml.list(services().get("composer"), "networks")).doesNotContain("data");
        assertThat(Yaml.map(services().get("postgres"))).doesNotContainKey("ports");
        for (String variable : ManifestsTest.variablesOf(Files.readString(Yaml.HOME.resolve("composer.yml")))) {
            assertThat(Yaml.map(services().get("composer"), "environment")).containsKey(variable);
        }
    }

    private String condition(String service, String dependency) {
        return Yaml.text(services().get(service), "depends_on", dependency, "condition");
    }

    private Map<String, Map<String, Object>> services() {
        return Yaml.map(compose, "services").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Yaml.map(entry.getValue())));
    }
}
