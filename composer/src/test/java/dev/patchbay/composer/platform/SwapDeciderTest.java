package dev.patchbay.composer.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.composer.TestService;
import dev.patchbay.composer.config.ComposerConfig;
import dev.patchbay.composer.config.ConfigReader;
import dev.patchbay.composer.config.ServiceSettings;
import dev.patchbay.composer.platform.Rebuild.Outcome;
import dev.patchbay.composer.platform.Rebuild.Reason;
import dev.patchbay.composer.platform.SwapDecider.Decision;
import dev.patchbay.composer.routing.Lookup;
import dev.patchbay.composer.specs.Spec;
import dev.patchbay.composer.specs.SpecSource;
import dev.patchbay.composer.specs.SpecStatus;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which change is swapped in, held or refused, without threads, files or network. */
class SwapDeciderTest {

    private static final String ONE = "/items";
    private static final String BOTH = "/items, \"/items/{id}\"";
    private static final Set<Reason> FILE = Set.of(Reason.CONFIGURATION);
    private static final Set<Reason> SPEC = Set.of(Reason.DOCUMENT);

    private final FakeSpecs specs = new FakeSpecs();
    private final List<Platform> swapped = new ArrayList<>();
    private String file = file("", ONE);

    private final SwapDecider decider = new SwapDecider(
            () -> new ConfigReader(name -> null).read(Path.of("composer.yml"), file.getBytes(StandardCharsets.UTF_8)),
            specs,
            new PlatformBuilder(RouteTarget::unbound),
            swapped::add);

    /** Specs that the test hands out; every service of the configuration responds at once. */
    private static final class FakeSpecs implements SpecSource {

        private final Map<String, SpecStatus> published = new HashMap<>();
        private final Map<String, Spec> kept = new HashMap<>();
        private final List<List<String>> followed = new ArrayList<>();

        void publish(String service, String... operations) {
            publishText(service, TestService.document(operations));
        }

        void publishText(String service, String content) {
            published.put(
                    service,
                    SpecStatus.live(new Spec(
                            "http://" + service + "/v3/api-docs", content.getBytes(StandardCharsets.UTF_8), null)));
        }

        @Override
        public void follow(ComposerConfig config) {
            followed.add(config.services().stream().map(ServiceSettings::name).toList());
        }

        @Override
        public void awaitFirstResponses(Duration atMost) {}

        @Override
        public Map<String, SpecStatus> statuses() {
            Map<String, SpecStatus> statuses = new LinkedHashMap<>();
            followed.getLast()
                    .forEach(service -> statuses.put(
                            service, published.getOrDefault(service, SpecStatus.missing("it does not respond"))));
            return statuses;
        }

        @Override
        public void keep(String service, Spec spec) {
            kept.put(service, spec);
        }

        @Override
        public @Nullable Spec kept(String service) {
            return kept.get(service);
        }
    }

    private static String file(String more, String expose) {
        return """
            api: { title: T, version: 1 }
            %s
            services:
              items: { url: "http://items", expose: [%s] }
            """.formatted(more, expose);
    }

    private Decision open() throws InvalidInputException, InterruptedException {
        specs.publish("items", "GET /items", "GET /items/{id}");
        decider.open();
        return decider.first();
    }

    private Platform current() {
        return Objects.requireNonNull(decider.current());
    }

    private boolean serves(String path) {
        return current().routes().lookup("GET", path) instanceof Lookup.Match<RouteTarget>;
    }

    @Test
    void firstPlatformIsSwappedInAndItsSpecsAreKept() throws Exception {
        assertThat(open().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(swapped).containsExactly(current());
        assertThat(specs.kept).containsOnlyKeys("items");
    }

    @Test
    void wrongFileAtTheStartThrows() {
        file = "api: {";
        assertThatThrownBy(decider::open).isInstanceOf(InvalidInputException.class);
        assertThat(decider.current()).isNull();
    }

    @Test
    void fileThatExposesMoreIsSwappedIn() throws Exception {
        open();
        file = file("", BOTH);
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(serves("/items/1")).isTrue();
        assertThat(swapped).hasSize(2);
    }

    @Test
    void fileWithTheSameMeaningLeavesTheDocumentUnchanged() throws Exception {
        open();
        String etag = current().json().etag();
        file = file("", ONE) + "# a comment\n";
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(current().json().etag()).isEqualTo(etag);
    }

    @Test
    void specChangeDoesNotReadTheFile() throws Exception {
        open();
        file = "api: {";
        specs.publish("items", "GET /items", "GET /more");
        assertThat(decider.decide(SPEC).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void unreadableFileIsRefusedWithItsLocation() throws Exception {
        open();
        Platform before = current();
        file = "api: {";
        Decision decision = decider.decide(FILE);
        assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(decision.problems()).allMatch(problem -> problem.contains("composer.yml:"));
        assertThat(current()).isSameAs(before);
    }

    @Test
    void refusedFileIsTriedAgainOnlyWithOtherSpecs() throws Exception {
        open();
        file = file("", "/items, /new");
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.FAILED);
        int reads = specs.followed.size();
        assertThat(decider.decide(SPEC).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(specs.followed).hasSize(reads);
        specs.publish("items", "GET /items", "GET /new");
        assertThat(decider.decide(SPEC).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(serves("/new")).isTrue();
    }

    @Test
    void refusedFileLeavesTheServicesOfTheOldOneFollowed() throws Exception {
        open();
        file = file("", ONE) + "  others: { url: \"http://others\", expose: [/nowhere] }\n";
        specs.publish("others", "GET /others");
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(specs.followed.getLast()).containsExactly("items");
    }

    @Test
    void breakingChangeIsReportedAndSwappedInByDefault() throws Exception {
        file = file("", BOTH);
        open();
        file = file("", ONE);
        Decision decision = decider.decide(FILE);
        assertThat(decision.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(decision.problems()).anyMatch(problem -> problem.contains("GET /items/{id}"));
    }

    @Test
    void breakingChangeIsHeldUntilItIsAccepted() throws Exception {
        file = file("on-breaking-change: hold", BOTH);
        open();
        assertThat(decider.accept()).isFalse();
        file = file("on-breaking-change: hold", ONE);
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.HELD);
        assertThat(serves("/items/1")).isTrue();
        assertThat(decider.held()).isNotNull();
        assertThat(decider.accept()).isTrue();
        assertThat(decider.decide(Set.of(Reason.ACCEPTANCE)).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(serves("/items/1")).isFalse();
        assertThat(decider.held()).isNull();
    }

    @Test
    void acceptanceHoldsForTheHeldPlatformAndForNoLaterOne() throws Exception {
        file = file("on-breaking-change: hold", BOTH);
        open();
        specs.publish("items", "GET /items", "GET /items/{id}", "GET /more");
        file = file("on-breaking-change: hold", ONE);
        decider.decide(FILE);
        assertThat(decider.accept()).isTrue();
        file = file("on-breaking-change: hold", "\"/items/{id}\"");
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void heldChangeThatIsTakenBackIsNoLongerHeld() throws Exception {
        file = file("on-breaking-change: hold", BOTH);
        open();
        String before = file;
        file = file("on-breaking-change: hold", ONE);
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.HELD);
        file = before;
        assertThat(decider.decide(FILE).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(decider.held()).isNull();
    }

    @Test
    void brokenSpecIsReplacedByTheLastGoodOne() throws Exception {
        open();
        specs.publishText("items", "{\"openapi\":\"3.1.0\",\"info\":{},\"paths\":{\"/items\":{\"get\":7}}}");
        Decision decision = decider.decide(SPEC);
        assertThat(decision.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(decision.problems()).isNotEmpty();
        assertThat(current().services().getFirst().spec()).isEqualTo(SpecStatus.State.STALE);
        assertThat(serves("/items")).isTrue();
    }

    @Test
    void unforeseenFailureRefusesTheChange() throws Exception {
        List<Platform> seen = new ArrayList<>();
        SwapDecider failing = new SwapDecider(
                () -> new ConfigReader(name -> null)
                        .read(Path.of("composer.yml"), file.getBytes(StandardCharsets.UTF_8)),
                specs,
                new PlatformBuilder(route -> {
                    if (!seen.isEmpty()) {
                        throw new IllegalStateException("a defect");
                    }
                    return RouteTarget.unbound(route);
                }),
                seen::add);
        specs.publish("items", "GET /items");
        failing.open();
        failing.first();
        specs.publish("items", "GET /items", "POST /items");
        Decision decision = failing.decide(SPEC);
        assertThat(decision.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(decision.problems()).anyMatch(problem -> problem.contains("a defect"));
    }
}
