package dev.patchbay.openapi.merge.selection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.model.OperationEntry;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionBuilderTest {

    private static final String DOCUMENT = """
        servers: [{url: 'https://x.example/v1'}]
        paths:
          /pets: {get: {tags: [open]}, post: {}}
          /admin: {get: {}}
        webhooks:
          sold: {post: {}}
          audited: {post: {x-internal: true}, x-internal: true}
        """;

    private static ExposureRule rule(Selector selector) {
        return ExposureRule.of(SourceLocation.of("merge.yml"), selector);
    }

    private static ExposureRule path(String glob) {
        return rule(new Selector.Path(Set.of(), glob));
    }

    private static Selection select(ServiceConfig.Builder service) throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(config -> config, List.of(service.build()), DOCUMENT);
        return requireNonNull(fixture.selections().get(fixture.document(0)));
    }

    private static List<String> exposed(Selection selection) {
        return selection.operations().stream()
                .map(exposed -> exposed.operation().method() + " " + exposed.path())
                .toList();
    }

    @Test
    void operationsWithoutARuleAreHidden() throws InvalidInputException {
        Selection selection = select(ServiceConfig.builder("a").expose(path("/pets")));

        assertThat(exposed(selection)).containsExactly("GET /pets", "POST /pets");
        assertThat(selection.hidden()).map(OperationEntry::toString).containsExactly("GET /admin");
        assertThat(selection.hiddenWebhooks()).containsExactly("sold", "audited");
        assertThat(selection.isComplete()).isFalse();
    }

    @Test
    void hidingWinsOverExposing() throws InvalidInputException {
        Selection selection = select(ServiceConfig.builder("a")
                .exposeEverything()
                .hide(path("/admin"))
                .hide(rule(new Selector.Extension("x-internal", null))));

        assertThat(exposed(selection)).containsExactly("GET /pets", "POST /pets");
        assertThat(selection.webhooks()).map(ExposedWebhook::name).containsExactly("sold");
    }

    @Test
    void pathsAreMappedByBasePathStripAndPrefix() throws InvalidInputException {
        Selection selection = select(ServiceConfig.builder("a")
                .expose(rule(new Selector.Tag("open")))
                .foldBasePath(true)
                .prefix("/shop"));

        assertThat(exposed(selection)).containsExactly("GET /shop/v1/pets");
        assertThat(selection.operations().get(0).upstreamPath()).isEqualTo("/v1/pets");
    }

    @Test
    void ruleThatMatchesNothingIsAProblem() {
        assertThatThrownBy(() -> select(ServiceConfig.builder("a").expose(path("/pest"))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.code()).isEqualTo("PB-105")));
    }
}
