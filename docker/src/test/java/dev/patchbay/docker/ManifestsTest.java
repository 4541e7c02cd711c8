package dev.patchbay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final Path OVERLAYS = Path.of("kubernetes/overlays");
    private static final List<String> SERVICES = List.of("customers", "products", "invoices", "shared");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyResourceIsAsKubernetesWantsIt(String overlay) {
        List<Map<String, Object>> resources = Kustomization.render(OVERLAYS.resolve(overlay));

        assertThat(resources).hasSizeGreaterThan(25);
        assertThat(resources)
                .allSatisfy(resource -> assertThat(KubernetesModel.problem(resource))
                        .as(name(resource))
                        .isEmpty());
    }

    @Test
    void aMistakeInAManifestIsSeen() {
        Map<String, Object> deployment = resource("production", "Deployment", "customers");
        Map<String, Object> container = Workload.containers(deployment).getLast();

        Map<String, Object> misspelt = new LinkedHashMap<>(container);
        misspelt.put("readynessProbe", misspelt.remove("readinessProbe"));
        Workload.pod(deployment).put("containers", List.of(misspelt));
        assertThat(KubernetesModel.problem(deployment))
                .hasValueSatisfying(problem -> assertThat(problem).contains("readynessProbe"));

        Map<String, Object> nameless = new LinkedHashMap<>(container);
        nameless.remove("name");
        Workload.pod(deployment).put("containers", List.of(nameless));
        assertThat(KubernetesModel.problem(deployment))
                .hasValueSatisfying(problem -> assertThat(problem).contains("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void eachServiceMigratesFirstAndCanScaleAndBeMoved(String overlay) {
        for (String service : SERVICES) {
            Map<String, Object> deployment = resource(overlay, "Deployment", service);
            Map<String, Object> migrator = Yaml.map(
                    Yaml.list(Workload.pod(deployment), "initContainers").getFirst());
            assertThat(Yaml.text(migrator, "image")).contains("patchbay/migrator");
            assertThat(migrator).doesNotContainKeys("args", "command");
            assertThat(Yaml.text(resource(overlay, "Service", service), "spec", "selector", "app.kubernetes.io/name"))
                    .isEqualTo(service);
            resource(overlay, "PodDisruptionBudget", service);
            assertThat(Yaml.text(
                            resource(overlay, "HorizontalPodAutoscaler", service), "spec", "scaleTargetRef", "name"))
                    .isEqualTo(service);
        }
        resource(overlay, "PodDisruptionBudget", "composer");
        resource(overlay, "HorizontalPodAutoscaler", "composer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyContainerIsLockedDownAndBounded(String overlay) {
        workloads(overlay).forEach(workload -> {
            assertThat(Yaml.at(Workload.pod(workload), "securityContext", "runAsNonRoot"))
                    .as(name(workload))
                    .isEqualTo(true);
            assertThat(Yaml.at(Workload.pod(workload), "automountServiceAccountToken"))
                    .as(name(workload))
                    .isEqualTo(false);
            for (Map<String, Object> container : Workload.containers(workload)) {
                String what = name(workload) + " " + Yaml.text(container, "name");
                Object security = Yaml.at(container, "securityContext");
                assertThat(Yaml.at(security, "readOnlyRootFilesystem")).as(what).isEqualTo(true);
                assertThat(Yaml.at(security, "allowPrivilegeEscalation"))
                        .as(what)
                        .isEqualTo(false);
                assertThat(Yaml.list(security, "capabilities", "drop")).as(what).containsExactly("ALL");
                assertThat(Yaml.at(container, "resources", "requests", "memory"))
                        .as(what)
                        .isNotNull();
                assertThat(Yaml.at(container, "resources", "limits", "memory"))
                        .as(what)
                        .isNotNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyLongRunningContainerOfOursIsProbedAndEndsGracefully(String overlay) {
        Stream.concat(SERVICES.stream(), Stream.of("composer")).forEach(app -> {
            Map<String, Object> deployment = resource(overlay, "Deployment", app);
            Map<String, Object> container = Workload.containers(deployment).getLast();
            assertThat(container).containsKeys("startupProbe", "livenessProbe", "readinessProbe", "lifecycle");
            assertThat(Integer.parseInt(Yaml.text(Workload.pod(deployment), "terminationGracePeriodSeconds")))
                    .isGreaterThanOrEqualTo(40);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void noSecretIsWrittenDownAndThoseReferredToExistOrAreTheOperators(String overlay) {
        List<String> known = Kustomization.render(OVERLAYS.resolve("local")).stream()
                .filter(resource -> Yaml.text(resource, "kind").equals("Secret"))
                .map(resource -> Yaml.text(resource, "metadata", "name"))
                .collect(Collectors.toCollection(ArrayList::new));
        known.add("patchbay-redis");
        workloads(overlay)
                .flatMap(workload -> Workload.containers(workload).stream())
                .forEach(container -> {
                    for (Object variable : Yaml.list(container, "env")) {
                        String name = Yaml.text(variable, "name");
                        if (name.endsWith("PASSWORD") || name.endsWith("SECRET")) {
                            assertThat(known)
                                    .as(name)
                                    .contains(Yaml.text(variable, "valueFrom", "secretKeyRef", "name"));
                        }
                    }
                });
    }

    /** An owner's password in a service would let it past its own allow list. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void onlyTheMigratorKnowsTheOwnersPassword(String overlay) {
        workloads(overlay)
                .flatMap(workload -> Workload.containers(workload).stream())
                .filter(container ->
                        !Workload.variable(container, "PATCHBAY_OWNER_PASSWORD").isEmpty())
                .forEach(container -> assertThat(Yaml.text(container, "image"))
                        .containsAnyOf("patchbay/migrator", "library/postgres"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void onlyTheComposerIsReachableFromOutside(String overlay) {
        List<Map<String, Object>> resources = Kustomization.render(OVERLAYS.resolve(overlay));
        List<String> open = new ArrayList<>();
        for (Map<String, Object> policy : ofKind(resources, "NetworkPolicy").toList()) {
            for (Object rule : Yaml.list(policy, "spec", "ingress")) {
                boolean anybody = Yaml.list(rule, "from").isEmpty()
                        || Yaml.list(rule, "from").stream().anyMatch(peer -> Yaml.at(peer, "ipBlock") != null);
                if (anybody) {
                    open.add(Yaml.text(policy, "metadata", "name") + " " + Yaml.list(rule, "ports"));
                }
            }
        }
        assertThat(open).containsExactly("composer [{protocol=TCP, port=4040}]");
        assertThat(ofKind(resources, "Service").map(service -> Yaml.map(service, "spec")))
                .allSatisfy(service -> assertThat(service).doesNotContainKeys("type", "externalIPs"));
        assertThat(ofKind(resources, "NetworkPolicy")
                        .filter(policy -> name(policy).endsWith(" nothing")))
                .singleElement()
                .satisfies(policy ->
                        assertThat(Yaml.map(policy, "spec", "podSelector")).isEmpty());
    }

    @Test
    void productionIsToldSoAndHasNoLocalIdentityProvider() {
        List<Map<String, Object>> resources = Kustomization.render(OVERLAYS.resolve("production"));

        assertThat(Yaml.text(resource("production", "ConfigMap", "settings"), "data", "mode"))
                .isEqualTo("production");
        assertThat(resources.stream().filter(Workload::isOne).map(ManifestsTest::name))
                .noneMatch(name -> name.contains("identity"));
        assertThat(ofKind(resources, "Secret")).isEmpty();
    }

    @Test
    void thePlatformIsTheOneOfTheRepositorysRoot() throws Exception {
        assertThat(Path.of("platform/composer.yml")).hasSameTextualContentAs(Yaml.HOME.resolve("composer.yml"));
        assertThat(Yaml.text(resource("production", "ConfigMap", "platform"), "data", "composer.yml"))
                .isEqualTo(Files.readString(Yaml.HOME.resolve("composer.yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void theComposerIsGivenWhatItsConfigurationAsksFor(String overlay) throws Exception {
        String config = Files.readString(Yaml.HOME.resolve("composer.yml"));
        Map<String, Object> container =
                Workload.containers(resource(overlay, "Deployment", "composer")).getLast();
        for (String variable : variablesOf(config)) {
            String service = variable.replace("_URL", "").toLowerCase(Locale.ROOT);
            Map<String, Object> target = resource(overlay, "Service", service);
            String port = Yaml.text(Yaml.list(target, "spec", "ports").getFirst(), "port");
            assertThat(Workload.variable(container, variable).get("value")).isEqualTo("http://" + service + ":" + port);
        }
    }

    /** In the cluster beside it, or one of yours whose address has a password in it. */
    @Test
    void allComposersCountRequestsInOneRedis() throws Exception {
        assertThat(Files.readString(Yaml.HOME.resolve("composer.yml"))).contains("store: \"${REDIS_URL:memory}\"");

        Map<String, Object> local =
                Workload.containers(resource("local", "Deployment", "composer")).getLast();
        String key = Yaml.text(Workload.variable(local, "REDIS_URL"), "valueFrom", "configMapKeyRef", "key");
        String port = Yaml.text(
                Yaml.list(resource("local", "Service", "redis"), "spec", "ports")
                        .getFirst(),
                "port");
        assertThat(Yaml.text(resource("local", "ConfigMap", "settings"), "data", key))
                .isEqualTo("redis://redis:" + port);

        Map<String, Object> production = Workload.containers(resource("production", "Deployment", "composer"))
                .getLast();
        assertThat(Yaml.text(Workload.variable(production, "REDIS_URL"), "valueFrom", "secretKeyRef", "name"))
                .isEqualTo("patchbay-redis");
    }

    /** The variables by which a configuration finds its services. */
    static Set<String> variablesOf(String config) {
        return Pattern.compile("\\$\\{([A-Z_]+)")
                .matcher(config)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(name -> name.endsWith("_URL") && !name.equals("REDIS_URL"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Map<String, Object>> workloads(String overlay) {
        return Kustomization.render(OVERLAYS.resolve(overlay)).stream().filter(Workload::isOne);
    }

    private static Stream<Map<String, Object>> ofKind(List<Map<String, Object>> resources, String kind) {
        return resources.stream().filter(resource -> Yaml.text(resource, "kind").equals(kind));
    }

    private static Map<String, Object> resource(String overlay, String kind, String name) {
        return ofKind(Kustomization.render(OVERLAYS.resolve(overlay)), kind)
                .filter(resource -> Yaml.text(resource, "metadata", "name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
    }

    private static String name(Map<String, Object> resource) {
        return Yaml.text(resource, "kind") + " " + Yaml.text(resource, "metadata", "name");
    }
}
