package dev.patchbay.openapi.merge.layout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.ExposureRule;
import dev.patchbay.openapi.merge.config.Selector;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Mapping;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTargetsTest {

    private final MergeFixture fixture;
    private final Layout layout;
    private final LinkTargets links;

    LinkTargetsTest() throws InvalidInputException {
        ServiceConfig service = ServiceConfig.builder("a")
                .prefix("/p")
                .exposeEverything()
                .hide(ExposureRule.of(SourceLocation.of("merge.yml"), new Selector.Path(Set.of(), "/hidden")))
                .build();
        fixture = MergeFixture.of(config -> config, List.of(service), """
            paths:
              /pets/{id}: {get: {operationId: getPet, responses: {}}}
              /hidden: {get: {operationId: hidden, responses: {}}}
            components:
              links:
                ById: {operationId: getPet}
                ByRef: {operationRef: '#/paths/~1pets~1{id}/get'}
                ToHidden: {operationId: hidden}
                Nowhere: {operationId: nope}
                Reference: {$ref: '#/components/links/ToHidden'}
            """);
        layout = fixture.layout();
        links = new LinkTargets(fixture.references, layout);
    }

    private Mapping link(String name) {
        return (Mapping) fixture.component(0, "links", name).node();
    }

    @Test
    void operationIdAndOperationRefLeadToOneOperation() {
        assertThat(requireNonNull(links.of(fixture.document(0), link("ById"))).pointer())
                .isEqualTo(Pointer.of("paths", "/pets/{id}", "get"));
        assertThat(links.identity(fixture.document(0), link("ById")))
                .isEqualTo(links.identity(fixture.document(0), link("ByRef")))
                .isEqualTo("#/paths/~1p~1pets~1{id}/get");
    }

    @Test
    void linkThatLeadsNowhereIsToldByItsText() {
        assertThat(links.of(fixture.document(0), link("Nowhere"))).isNull();
        assertThat(links.identity(fixture.document(0), link("Nowhere"))).contains("nope");
    }

    @Test
    void linkToAHiddenOperationIsDeadEvenBehindAReference() throws InvalidInputException {
        OperationLocator operations = new OperationLocator(
                layout,
                fixture.webhooks(layout),
                fixture.references,
                OperationHolder.of(layout, fixture.webhooks(layout), List.of()));

        assertThat(links.isDead(fixture.document(0), link("ToHidden"), operations))
                .isTrue();
        assertThat(links.isDead(fixture.document(0), link("Reference"), operations))
                .isTrue();
        assertThat(links.isDead(fixture.document(0), link("ById"), operations)).isFalse();
        assertThat(links.isDead(fixture.document(0), link("Nowhere"), operations))
                .isFalse();
    }
}
