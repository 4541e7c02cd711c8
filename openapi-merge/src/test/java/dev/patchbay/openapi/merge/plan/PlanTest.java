package dev.patchbay.openapi.merge.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.MergeConfig.Prune;
import dev.patchbay.openapi.merge.config.ServiceConfig;
import dev.patchbay.openapi.merge.document.Pointer;
import dev.patchbay.openapi.merge.graph.Vertex;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import dev.patchbay.openapi.merge.report.MergeReport.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String DOCUMENT = """
        paths:
          /pets: {get: {operationId: list, responses: {'200': {description: ok}}}}
        components:
          schemas: {Unused: {type: string}}
        """;

    @Test
    void operationIsFoundWhereItIsWritten() throws InvalidInputException {
        ServiceConfig service =
                ServiceConfig.builder("a").prefix("/p").exposeEverything().build();
        MergeFixture fixture = MergeFixture.of(config -> config, List.of(service), DOCUMENT);

        Plan.WrittenOperation operation =
                requireNonNull(fixture.plan().operation(fixture.document(0), Pointer.of("paths", "/pets", "get")));

        assertThat(operation.pointer()).isEqualTo(Pointer.of("paths", "/p/pets", "get"));
        assertThat(operation.operationId()).isEqualTo("list");
    }

    @Test
    void unusedComponentsArePrunedAsConfigured() throws InvalidInputException {
        MergeFixture auto = MergeFixture.of(DOCUMENT);
        MergeFixture always = MergeFixture.of(config -> config.prune(Prune.ALWAYS), DOCUMENT);

        assertThat(auto.plan().names().all()).map(Vertex::name).containsExactly("Unused");
        assertThat(always.plan().names().all()).isEmpty();
        assertThat(always.decisions(Decision.PRUNED)).hasSize(1);
    }

    @Test
    void lockHoldsNamesThatDidNotChange() throws InvalidInputException {
        assertThat(MergeFixture.of(DOCUMENT).plan().lock().names())
                .isEqualTo(Map.of(
                        "a",
                        Map.of(
                                "schemas", Map.of("Unused", "Unused"),
                                "operationIds", Map.of("list", "list"))));
    }

    @Test
    void pointersIntoTheResultAreTaken() throws InvalidInputException {
        Plan plan = MergeFixture.of(DOCUMENT).plan();

        assertThat(plan.isTaken(Pointer.of("paths", "/pets", "get"))).isTrue();
        assertThat(plan.isTaken(Pointer.of("paths", "/toys", "get"))).isFalse();
        assertThat(plan.isTaken(Pointer.of("webhooks", "sold", "post"))).isFalse();
    }

    @Test
    void referenceThatLeadsNowhereIsAProblem() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of("""
            paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/Nope'}}}}}
            """);

        assertThatThrownBy(fixture::plan).hasMessageContaining("PB-220");
    }
}
